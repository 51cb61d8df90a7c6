/** The table of variables in docs/configuration.md, made from the object that reads them. */
import type { z } from "zod";

/** Markdown lines, one for each variable, in the order of the object. `–` stands for unset. */
export function renderEnvironmentTable(environment: Readonly<Record<string, z.ZodType>>): string {
	const rows = Object.entries(environment).map(([name, schema]) => {
		const read = schema.safeParse(undefined);
		const preset = read.success && read.data !== undefined ? String(read.data) : "";
		return `| \`${name}\` | ${preset === "" ? "–" : `\`${preset}\``} | ${schema.description ?? ""} |`;
	});
	return ["| variable | default | meaning |", "|---|---|---|", ...rows].join("\n");
}
