/** What happened and what was sent: history, undo, deliveries. */
import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import { toInstantText } from "../../domain/time/instant.ts";
import { EventPage, HistoryExportQuery, HistoryQuery, Undone, UndoTarget } from "../contract/contract.ts";
import { DeliveryPage, DeliveryQuery } from "../contract/deliveryContract.ts";
import { Problem } from "../problem.ts";
import { HISTORY_FORMATS, historyPieces } from "./historyPieces.ts";
import { presentDelivery, presentEventTo, presentUndo } from "./presentJournal.ts";
import { execute, json, type Route, route, toFollow, written } from "./route.ts";

const history = route({
	method: "GET",
	path: "/api/history",
	summary: "Events, newest first, with old and new values",
	mutates: false,
	scope: "tasks:read",
	query: HistoryQuery,
	answer: { status: 200, schema: EventPage },
	async act(deps, { who, query: { principal, ...conditions } }) {
		const { user_id } = who.user;
		const [page, settings] = await Promise.all([
			deps.readModel.history(user_id, {
				...conditions,
				...(principal === undefined ? {} : { principal_id: principal }),
			}),
			deps.readModel.settings(user_id),
		]);
		return json(200, { data: page.data.map(presentEventTo(settings)), next_cursor: page.next_cursor });
	},
});

const exportHistory = route({
	method: "GET",
	path: "/api/history/export",
	summary: "Events as a file, newest first: a line of JSON for each, or a table",
	mutates: false,
	scope: "tasks:read",
	query: HistoryExportQuery,
	answer: { status: 200, text: "text/csv" },
	async act(deps, { who, signal, query: { principal, format, ...conditions } }) {
		// It lasts as long as its reader takes, as a stream of updates does, and counts as one.
		const giveBack = await deps.bounds.holdStream(who.user.user_id);
		if (signal.aborted) giveBack();
		else signal.addEventListener("abort", giveBack, { once: true });
		const asked = { ...conditions, ...(principal === undefined ? {} : { principal_id: principal }) };
		return {
			kind: "file",
			contentType: HISTORY_FORMATS[format],
			name: `adjutant-history-${toInstantText(deps.clock.now()).slice(0, 10)}.${format}`,
			pieces: historyPieces(deps.readModel, who.user.user_id, asked, format),
		};
	},
});

const undo = route({
	method: "POST",
	path: "/api/undo",
	summary: "Undo events, a turn, the last changes, or all that one principal did",
	mutates: true,
	scope: "tasks:write",
	body: UndoTarget,
	answer: { status: 200, schema: Undone },
	async act(deps, asked) {
		const done = await execute(deps, asked, { type: "Undo", target: asked.body });
		return written(done, 200, { ...presentUndo(done.answer.undo, asked), ...toFollow(done.answer) });
	},
});

const deliveries = route({
	method: "GET",
	path: "/api/deliveries",
	summary: "The ledger: every reminder that fired, every daily digest, and what became of it, newest first",
	mutates: false,
	scope: "tasks:read",
	query: DeliveryQuery,
	answer: { status: 200, schema: DeliveryPage },
	async act(deps, { who, query }) {
		const { user_id } = who.user;
		const [page, settings] = await Promise.all([
			deps.readModel.deliveries(user_id, query),
			deps.readModel.settings(user_id),
		]);
		return json(200, { data: page.data.map(presentDelivery(settings)), next_cursor: page.next_cursor });
	},
});

const NO_ID = "00000000-0000-0000-0000-000000000000";

const again = route({
	method: "POST",
	path: "/api/deliveries/{id}/again",
	summary: "Send again what was given up, with all that is in the same message; it keeps its id",
	mutates: true,
	// What is no id becomes one that nothing has, so that it is answered like a foreign one (P8).
	params: z.strictObject({ id: z.uuid().catch(NO_ID) }),
	answer: { status: 200, schema: z.strictObject({ queued: z.string() }) },
	refusals: [404, 409],
	async act({ sendAgain }, { who, params: { id } }) {
		const done = await sendAgain(who.user.user_id, id);
		if (done === "unknown") throw new Problem("not_found", say("no_delivery"));
		if (done === "not_dead") throw new Problem("conflict", say("delivery_not_dead"));
		if (done === "over") throw new Problem("conflict", say("digest_over"));
		return json(200, { queued: id });
	},
});

export const journalRoutes: readonly Route[] = [history, exportHistory, undo, deliveries, again];
