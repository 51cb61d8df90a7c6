/**
 * Where the provider may send a browser that its user has not answered for. Anybody can register an app with any address, so an
 * authorization request that is wrong on purpose would make this server a door to that address (RFC 9700 §4.11.2). A program on
 * the user's own machine is told of its mistake; for others the mistake stays here.
 */
import { isOfThisMachine } from "./ofThisMachine.ts";

/** The answer to a request to authorize; one that leads off with no code in hand leads to our page instead. */
export function withoutErrand(response: Response, publicUrl: string): Response {
	const location = response.headers.get("location");
	if (location === null) return response;
	const target = new URL(location, publicUrl);
	const isOurs = target.origin === new URL(publicUrl).origin;
	// A code is only made where the user has said yes.
	if (isOurs || isOfThisMachine(target.href) || target.searchParams.has("code")) return response;
	return Response.redirect(`${publicUrl}/#account/problem`, 302);
}
