/** The built page: where it is, and how it comes to be there. */
import { existsSync } from "node:fs";
import { join } from "node:path";

const WEB = join(import.meta.dirname, "../../web");

/** Folder of the built page. */
export const PAGE_FOLDER = join(WEB, "dist");

/** Installing builds the page; where its script was not run, the first start does. */
export async function buildPage(say: (line: string) => void): Promise<void> {
	if (existsSync(join(PAGE_FOLDER, "index.html"))) return;
	say("Building the page (once).");
	const { build } = await import("vite");
	await build({ root: WEB, logLevel: "warn" });
}
