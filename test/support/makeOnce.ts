/** What tests fetch or make once for each machine, kept in `.cache`. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

/**
 * Makes a file or folder unless it is there: aside, then renamed, so that it is whole for whoever sees it. When another
 * process was first, its copy is as good. Resolves to `wanted`.
 */
export async function makeOnce(wanted: string, make: (aside: string) => Promise<void>): Promise<string> {
	if (existsSync(wanted)) return wanted;
	const folder = path.dirname(wanted);
	mkdirSync(folder, { recursive: true });
	const staging = mkdtempSync(path.join(folder, "making-"));
	try {
		const aside = path.join(staging, "made");
		await make(aside);
		renameSync(aside, wanted);
	} catch (fault) {
		if (!existsSync(wanted)) throw fault;
	} finally {
		rmSync(staging, { recursive: true, force: true });
	}
	return wanted;
}
