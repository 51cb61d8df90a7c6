/** Frames of server-sent events (WHATWG HTML §9.2). */

/** A comment: it keeps proxies from closing an idle stream and means nothing to the page. */
export const KEEP_ALIVE = ": keep-alive\n\n";

/** One event. JSON has no line break of its own, so `data` is one line. */
export function frame(event: { readonly id?: number; readonly name?: string; readonly data: unknown }): string {
	const id = event.id === undefined ? "" : `id: ${event.id}\n`;
	const name = event.name === undefined ? "" : `event: ${event.name}\n`;
	return `${id}${name}data: ${JSON.stringify(event.data)}\n\n`;
}
