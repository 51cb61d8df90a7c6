/**
 * The door for other pods: `POST /internal/commands`, and `POST /internal/dashboard` for what it counts. It believes nothing that is not signed, and asks only actors that live
 * here: a command that was forwarded is never forwarded again.
 *
 * "What if the process dies here?" The sender has no answer and decides by itself, under the same command id (P1).
 */

import type { Context, Middleware } from "koa";
import type { CommandEnvelope } from "../../domain/commands/commands.ts";
import { say } from "../../domain/refusals/sentence.ts";
import type { Dashboard } from "../../ports/cluster/podReport.ts";
import type { HostedGate } from "../../ports/commands/commandGate.ts";
import { violationsOf } from "../../tools/violations.ts";
import { brokenRules, Problem, type Sent, writeProblem } from "../problem.ts";
import { readBytes } from "../readBody.ts";
import { envelopeSchema, writeResult } from "./internalCommand.ts";
import { type Seal, SIGNATURE_HEADER } from "./internalSeal.ts";

export const COMMANDS_PATH = "/internal/commands";
/** A command beside what the asker sent, both in escapes at worst. */
const LARGEST_COMMAND = 512 * 1024;

export const DASHBOARD_PATH = "/internal/dashboard";

export interface InternalDoor {
	readonly seal: Seal;
	readonly hosted: HostedGate;
	/** This pod's own. */
	readonly dashboard: () => Promise<Dashboard>;
}

/** Without a door there is nothing under `/internal`. */
export function createInternalDoor(door: InternalDoor | undefined): Middleware {
	return async (ctx, next) => {
		const answer = door && ANSWERS.get(ctx.path);
		if (!door || !answer) return next();
		if (ctx.method !== "POST") {
			throw new Problem("method_not_allowed", say("methods_known", { methods: "POST" }), {
				headers: { Allow: "POST" },
			});
		}
		const body = await readBytes(ctx.req, LARGEST_COMMAND);
		const proof = door.seal.check({ method: ctx.method, path: ctx.path, body }, ctx.req.headers);
		if (proof === "forged") throw new Problem("unauthenticated", say("not_signed_by_pod"));
		if (proof === "stale") throw new Problem("unauthenticated", say("signed_at_another_time"));
		await answer(ctx, body, door);
	};
}

/** Looked at by every request, of pods or not. */
const ANSWERS: ReadonlyMap<string, typeof answerCommand> = new Map([
	[COMMANDS_PATH, answerCommand],
	[DASHBOARD_PATH, answerDashboard],
]);

async function answerDashboard(ctx: Context, _body: Uint8Array, { seal, dashboard }: InternalDoor): Promise<void> {
	sendSealed(ctx, seal, asJson(await dashboard()));
}

async function answerCommand(ctx: Context, body: Uint8Array, { seal, hosted }: InternalDoor): Promise<void> {
	const sent = parse(body);
	const read = envelopeSchema.safeParse(sent);
	if (!read.success) throw brokenRules(violationsOf(read.error.issues));
	// As it was sent: a schema puts fields into its own order, and by the text of a command its repeat is known (P1).
	const result = await hosted.executeHere(sent as CommandEnvelope);
	sendSealed(
		ctx,
		seal,
		result.kind === "moved" ? writeProblem(new Problem("moved", say("lives_elsewhere"))) : asJson(writeResult(result)),
	);
}

const asJson = (answer: unknown): Sent => ({
	status: 200,
	headers: { "Content-Type": "application/json; charset=utf-8" },
	body: JSON.stringify(answer),
});

function sendSealed(ctx: Context, seal: Seal, { status, headers, body }: Sent): void {
	const bytes = Buffer.from(body);
	ctx.status = status;
	ctx.set(headers);
	ctx.set(SIGNATURE_HEADER, seal.signAnswer(ctx.get(SIGNATURE_HEADER), ctx.status, bytes));
	ctx.body = bytes;
}

function parse(body: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
	} catch {
		throw new Problem("unreadable", say("body_no_json"));
	}
}
