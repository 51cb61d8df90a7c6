/**
 * A code of an authenticator app signs in once (RFC 6238 §5.2): somebody who saw it, or read it on its way, comes too
 * late. The library compares codes and makes the session; a session that was made by a used code is ended before anybody
 * is told of it.
 */
import { say } from "../../domain/refusals/sentence.ts";
import type { UsedCodes } from "../../ports/accounts/usedCodes.ts";

interface CodeOnceOptions {
	readonly codes: UsedCodes;
	/** The account that these headers sign in, by any credential. */
	readonly accountOf: (headers: Headers) => Promise<string | undefined>;
	readonly endSession: (token: string) => Promise<unknown>;
}

/** Hands the request on, and refuses its answer when the code has been used. */
export function createCodeOnce({ codes, accountOf, endSession }: CodeOnceOptions) {
	return async (
		request: Request,
		code: unknown,
		handle: (request: Request) => Promise<Response>,
	): Promise<Response> => {
		// Signed in, a code proves the app and opens nothing; but it is used by that.
		const signedIn = await accountOf(request.headers);
		const answer = await handle(request);
		if (!answer.ok || typeof code !== "string") return answer;
		const { user, token } = (await answer.clone().json()) as { user: { id: string }; token: string };
		if ((await codes.use(user.id, code)) || signedIn === user.id) return answer;
		await endSession(token);
		// As the library says it of a wrong one.
		return Response.json({ code: "INVALID_CODE", ...say("invalid_code") }, { status: 401 });
	};
}
