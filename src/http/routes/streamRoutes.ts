/** Answers that go on: live updates of the journal. */
import { z } from "zod";
import { StorageUnavailable } from "../../ports/process/faults.ts";
import { violationsOf } from "../../tools/violations.ts";
import { queryNumber } from "../contract/contractFields.ts";
import type { Deps } from "../deps.ts";
import { identify } from "../identity/access.ts";
import { brokenRules } from "../problem.ts";
import { streamJournal } from "./journalStream.ts";
import { type Asked, type Route, route } from "./route.ts";

const Seq = queryNumber(0, Number.MAX_SAFE_INTEGER);

const stream = route({
	method: "GET",
	path: "/api/stream",
	summary: "Live updates as server-sent events; Last-Event-ID or `last_event_id` resumes after that seq",
	mutates: false,
	scope: "tasks:read",
	query: z.strictObject({ last_event_id: Seq.optional() }),
	answer: { status: 200, events: true },
	async act(deps, asked) {
		const { user_id } = asked.who.user;
		const giveBack = await deps.bounds.holdStream(user_id);
		if (asked.signal.aborted) giveBack();
		else asked.signal.addEventListener("abort", giveBack, { once: true });
		const version = await deps.readModel.version(user_id);
		// A page that was ahead (its database was restored from a backup) starts from what there is.
		const from = Math.min(lastEventId(asked) ?? version, version);
		return {
			kind: "events",
			frames: streamJournal({
				user_id,
				from,
				version,
				journal: deps.journal,
				liveUpdates: deps.liveUpdates,
				conversations: deps.conversations,
				clock: deps.clock,
				signal: AbortSignal.any([asked.signal, asked.closing, deps.auth.follow(asked.who, asked.signal)]),
				isStillSignedIn: () => isStillSignedIn(deps, asked),
			}),
		};
	},
});

/** The header is what a browser sends by itself when it connects again, so it is the later word. */
function lastEventId(
	asked: Asked<unknown, { readonly last_event_id?: number | undefined }, unknown>,
): number | undefined {
	const header = asked.header("last-event-id");
	if (header === undefined) return asked.query.last_event_id;
	const read = Seq.safeParse(header);
	if (!read.success) throw brokenRules(violationsOf(read.error.issues, ["Last-Event-ID"]));
	return read.data;
}

/**
 * Also what keeps a page signed in that is merely open: its session is prolonged by that, and ends a JWT with its own time.
 * While nobody can say, because the database is away, it counts on.
 */
async function isStillSignedIn(deps: Deps, asked: Asked<unknown, unknown, unknown>): Promise<boolean> {
	const [authorization, cookie] = [asked.header("authorization"), asked.header("cookie")];
	try {
		const who = await identify(deps, {
			...(authorization === undefined ? {} : { authorization }),
			...(cookie === undefined ? {} : { cookie }),
		});
		return who?.user.user_id === asked.who.user.user_id;
	} catch (fault) {
		if (fault instanceof StorageUnavailable) return true;
		throw fault;
	}
}

export const streamRoutes: readonly Route[] = [stream];
