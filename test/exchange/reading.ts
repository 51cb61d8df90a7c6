/** Reads a file of `files` as an import does, at a settled instant, for a user in Berlin. */
import { readFileSync } from "node:fs";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import type { ForeignTask, RemarkCode, Source } from "../../src/exchange/foreignTask.ts";
import { readExport } from "../../src/exchange/readExport.ts";

const NOW = Temporal.Instant.from("2026-11-30T12:00:00Z");

export const fileOf = (name: string): string =>
	readFileSync(new URL(`./files/${name.replaceAll(" ", "%20")}`, import.meta.url), "utf8");

export interface Reading {
	readonly source: Source;
	readonly tasks: readonly ForeignTask[];
	readonly remarks: readonly string[];
	task(title: string): ForeignTask;
}

export async function read(
	content: string,
	more: {
		readonly source?: Source;
		readonly name?: string;
		readonly user_id?: string;
		readonly breathe?: () => Promise<void>;
	} = {},
): Promise<Reading> {
	const remarks: string[] = [];
	const { source, tasks } = await readExport(
		content,
		{ source: more.source, user_id: more.user_id ?? "" },
		{
			settings: { ...initialUserState().settings, time_zone: "Europe/Berlin" },
			now: NOW,
			name: more.name,
			breathe: more.breathe ?? (async () => undefined),
			remark: (place: number, code: RemarkCode) => void remarks.push(`${place} ${code}`),
		},
	);
	return {
		source,
		tasks,
		remarks,
		task(title) {
			const found = tasks.find((task) => task.title === title);
			if (found === undefined) throw new Error(`no task is called ${title}`);
			return found;
		},
	};
}
