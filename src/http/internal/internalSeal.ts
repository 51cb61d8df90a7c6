/**
 * What pods sign of what they tell one another: HMAC-SHA256 under the secret that all pods share. A request's
 * signature covers its method, path, instant and body, and counts for 30 s around that instant. An answer's signature
 * covers the request's own, so that no answer can be taken for the answer to another question (P8).
 *
 * While the secret is being changed a pod has two. It signs with each of its secrets, and believes what one of them has
 * signed: pods that have one in common understand one another, so that it is changed one pod after another.
 *
 * A request that is sent again within its 30 s is the same command again: its command id makes it the same in effect (P1).
 */
import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { toInstantText } from "../../domain/time/instant.ts";
import type { Clock } from "../../ports/process/clock.ts";

const INSTANT_HEADER = "x-adjutant-instant";
export const SIGNATURE_HEADER = "x-adjutant-signature";
/** How far the signed instant may lie from the receiver's, either way. */
const WINDOW_MS = 30_000;
/** More secrets than these no cluster has at a time. */
const MOST_SIGNATURES = 4;
const CANONICAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export interface InternalRequest {
	readonly method: string;
	readonly path: string;
	readonly body: Uint8Array;
}

export interface Seal {
	/** The headers that prove the request. */
	sign(request: InternalRequest): { readonly [INSTANT_HEADER]: string; readonly [SIGNATURE_HEADER]: string };
	/** Compared in constant time. `stale`: signed by one of us, too long ago or ahead. */
	check(request: InternalRequest, headers: IncomingHttpHeaders): "genuine" | "forged" | "stale";
	/** The signature of the answer to the request with that signature. */
	signAnswer(requestSignature: string, status: number, body: Uint8Array): string;
	checkAnswer(requestSignature: string, status: number, body: Uint8Array, signature: unknown): boolean;
}

/** `secrets`: at least one, each of at least 32 characters. The clock is corrected to the database's, which all pods share. */
export function createSeal(secrets: readonly string[], clock: Pick<Clock, "now">): Seal {
	const keys = secrets.map((secret) => createSecretKey(secret, "utf8"));
	const digest = (head: string, body: Uint8Array) =>
		keys.map((key) => createHmac("sha256", key).update(head).update(body).digest());
	const digestOf = ({ method, path, body }: InternalRequest, instant: string) =>
		digest(`request\n${method} ${path}\n${instant}\n`, body);
	const digestOfAnswer = (requestSignature: string, status: number, body: Uint8Array) =>
		digest(`answer\n${requestSignature}\n${status}\n`, body);

	return {
		sign(request) {
			const instant = toInstantText(clock.now());
			return { [INSTANT_HEADER]: instant, [SIGNATURE_HEADER]: toText(digestOf(request, instant)) };
		},
		check(request, headers) {
			const instant = headers[INSTANT_HEADER];
			if (typeof instant !== "string" || !CANONICAL.test(instant)) return "forged";
			if (!isSame(digestOf(request, instant), headers[SIGNATURE_HEADER])) return "forged";
			const ageMs = clock.now().epochMilliseconds - Temporal.Instant.from(instant).epochMilliseconds;
			return Math.abs(ageMs) <= WINDOW_MS ? "genuine" : "stale";
		},
		signAnswer: (requestSignature, status, body) => toText(digestOfAnswer(requestSignature, status, body)),
		checkAnswer: (requestSignature, status, body, signature) =>
			isSame(digestOfAnswer(requestSignature, status, body), signature),
	};
}

const toText = (digests: readonly Buffer[]) => digests.map((one) => one.toString("base64url")).join(",");

/** Whether one of those given is one of those expected. */
function isSame(expected: readonly Buffer[], given: unknown): boolean {
	if (typeof given !== "string") return false;
	const signatures = given.split(",", MOST_SIGNATURES).map((text) => Buffer.from(text, "base64url"));
	return signatures.some((one) => expected.some((its) => one.length === its.length && timingSafeEqual(one, its)));
}
