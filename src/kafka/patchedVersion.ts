/** What this folder patches inside kafkajs is looked at again whenever the library changes. */
import { createRequire } from "node:module";

const PATCHED_VERSION = "2.2.4";
const require = createRequire(import.meta.url);

/** Throws when the library is not the version that the patch in this file was made for. */
export function requirePatchedVersion(file: string): void {
	const { version } = require("kafkajs/package.json") as { version: string };
	if (version !== PATCHED_VERSION) {
		throw new Error(`${file} patches kafkajs ${PATCHED_VERSION}, not ${version}: look at it again`);
	}
}
