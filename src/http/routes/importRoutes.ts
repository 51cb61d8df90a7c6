/** Out and in: all that an account has, as one file; and tasks from such a file, or from another product's. */

import { BOUNDS } from "../../domain/accounts/bounds.ts";
import { toInstantText } from "../../domain/time/instant.ts";
import type { ImportReport as Report } from "../../exchange/importTasks.ts";
import { refusalIn } from "../../words/refusals.ts";
import { type Words, wordsForBrowser } from "../../words/words.ts";
import { AskedImport, Export, ImportReport, ImportToUndo, UndoneImport } from "../contract/importContract.ts";
import type { Deps } from "../deps.ts";
import { brokenRules, problemOfResult } from "../problem.ts";
import { exportPieces } from "./exportPieces.ts";
import { json, type Route, route } from "./route.ts";

/** Of what could not be undone, so much is told. */
const MOST_REASONS = 100;

const importTasks = route({
	method: "POST",
	path: "/api/import",
	summary:
		"Import tasks from an export of Adjutant, Todoist or TickTick, or a calendar file; again, it adds only what is missing",
	mutates: true,
	scope: "tasks:write",
	body: AskedImport,
	mostBytes: BOUNDS.import_bytes.most,
	answer: { status: 200, schema: ImportReport },
	async act(deps, asked) {
		const { content, source, name, dry_run = false } = asked.body;
		const { user_id } = asked.who.user;
		const { signal } = asked;
		const begin = () => deps.bounds.beginImport(user_id);
		const report = await reportOf(deps, { user_id, content, source, name, isDry: dry_run, signal, begin });
		return json(200, presentReport(report, dry_run, wordsForBrowser(asked.header("accept-language"))));
	},
});

const undoImport = route({
	method: "POST",
	path: "/api/import/undo",
	summary:
		"Undo an import, however large it was; what was changed since stays. Of one that there is not nothing is undone",
	mutates: true,
	scope: "tasks:write",
	body: ImportToUndo,
	answer: { status: 200, schema: UndoneImport },
	async act(deps, { who, body, command_id }) {
		const { undoImport } = await import("../../exchange/undoImport.ts");
		const asked = { user_id: who.user.user_id, principal: who.principal, command_id };
		const done = await undoImport(deps, asked, body.import_id);
		if ("kind" in done) throw problemOfResult(done);
		const reasons = done.not_undone.map(({ seq, type, code, reason }) => ({ seq, type, code, reason }));
		return json(200, {
			undone: done.undone,
			not_undone: reasons.slice(0, MOST_REASONS),
			not_undone_left_out: Math.max(0, reasons.length - MOST_REASONS),
		});
	},
});

const exportAccount = route({
	method: "GET",
	path: "/api/export",
	summary: "All that the account has, as one file: settings, labels, tasks, journal, deliveries",
	mutates: false,
	scope: "tasks:read",
	answer: { status: 200, schema: Export },
	async act(deps, { who, signal }) {
		// It lasts as long as its reader takes, as a stream of updates does, and counts as one.
		const giveBack = await deps.bounds.holdStream(who.user.user_id);
		// A reader may go before the first piece: then nothing of the pieces ever runs.
		if (signal.aborted) giveBack();
		else signal.addEventListener("abort", giveBack, { once: true });
		const now = toInstantText(deps.clock.now());
		return {
			kind: "file",
			contentType: "application/json; charset=utf-8",
			name: `adjutant-${now.slice(0, 10)}.json`,
			pieces: exportPieces(deps, who.user, now),
		};
	},
});

async function reportOf(deps: Deps, asked: Parameters<typeof import("../../exchange/importTasks.ts").importTasks>[1]) {
	const { importTasks, ImportStopped } = await import("../../exchange/importTasks.ts");
	const { UnreadableExport } = await import("../../exchange/foreignTask.ts");
	try {
		return await importTasks(deps, asked);
	} catch (fault) {
		if (fault instanceof ImportStopped) throw problemOfResult(fault.result);
		if (!(fault instanceof UnreadableExport)) throw fault;
		throw brokenRules([{ field: "content", rule: fault.rule, ...fault.why }]);
	}
}

function presentReport({ remarks, ...report }: Report, dry_run: boolean, words: Words) {
	const sentences: Readonly<Record<string, (about: string) => string>> = words.imports.remarks;
	return {
		...report,
		dry_run,
		remarks: remarks.map(({ place, code, about }) => ({
			place,
			code,
			text: sentences[code]?.(typeof about === "string" ? about : refusalIn(about, words)) ?? code,
		})),
	};
}

export const importRoutes: readonly Route[] = [exportAccount, importTasks, undoImport];
