/**
 * The door for other pods: `POST /internal/commands`. It believes nothing that is not signed, and asks only whoever lives
 * here; a command that was forwarded is never forwarded again.
 *
 * "What if the process dies here?" The sender has no answer and decides by itself, under the same command id (P1).
 */
import type { Context, Middleware } from "koa";
import type { HostedGate } from "../ports/commandGate.ts";
import { envelopeSchema } from "./internalCommand.ts";
import { type Seal, SIGNATURE_HEADER } from "./internalSeal.ts";
import { brokenRules, Problem } from "./problem.ts";
import { readBytes } from "./readBody.ts";
import { violationsOf } from "./violations.ts";

export const COMMANDS_PATH = "/internal/commands";
/** A command beside what the asker sent, both in escapes at worst. */
const LARGEST_COMMAND = 512 * 1024;

export interface InternalDoor {
	readonly seal: Seal;
	readonly hosted: HostedGate;
}

/** Without a door there is nothing under `/internal`. */
export function createInternalDoor(door: InternalDoor | undefined): Middleware {
	return async (ctx, next) => {
		if (!door || ctx.path !== COMMANDS_PATH) return next();
		if (ctx.method !== "POST") {
			throw new Problem("method_not_allowed", "This path knows POST.", { headers: { Allow: "POST" } });
		}
		await answerCommand(ctx, door);
	};
}

async function answerCommand(ctx: Context, { seal, hosted }: InternalDoor): Promise<void> {
	const body = await readBytes(ctx.req, LARGEST_COMMAND);
	const proof = seal.check({ method: ctx.method, path: COMMANDS_PATH, body }, ctx.req.headers);
	if (proof === "forged") throw new Problem("unauthenticated", "This is not signed by a pod of this cluster.");
	if (proof === "stale") throw new Problem("unauthenticated", "This was signed too long ago, or too far ahead.");
	const envelope = envelopeSchema.safeParse(parse(body));
	if (!envelope.success) throw brokenRules(violationsOf(envelope.error.issues));
	const result = await hosted.executeHere(envelope.data);
	const isMoved = result.kind === "moved";
	const answer = isMoved ? new Problem("moved", "This user does not live here.").toDocument() : result;
	const bytes = Buffer.from(JSON.stringify(answer));
	ctx.status = isMoved ? 409 : 200;
	ctx.type = isMoved ? "application/problem+json" : "application/json";
	ctx.set(SIGNATURE_HEADER, seal.signAnswer(ctx.get(SIGNATURE_HEADER), ctx.status, bytes));
	ctx.body = bytes;
}

function parse(body: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
	} catch {
		throw new Problem("unreadable", "The body is no readable JSON in UTF-8.");
	}
}
