/** What the link of a reminder's mail does: its token begins with that (`src/host/mailLinks.ts`), and only the server can tell whether it holds. */
const ACTIONS = ["done", "snooze", "unsubscribe", "end_digests"] as const;
export type MailAction = (typeof ACTIONS)[number];

/** Undefined: a token of no such link. */
export function readErrand(token: string): MailAction | undefined {
	try {
		return ACTIONS[atob(token.slice(0, 4).replaceAll("-", "+").replaceAll("_", "/")).charCodeAt(0)];
	} catch {
		return undefined;
	}
}
