/** An account begins with the language and the habits of its browser, whether it is made by the page or by the API. */
import { principalOf } from "../../domain/events/principal.ts";
import type { CommandGate } from "../../ports/commands/commandGate.ts";
import type { Log } from "../../ports/process/log.ts";
import { likedLocale } from "../../words/wishes.ts";

/** `languages`: the `Accept-Language` of the sign-up. */
export type Begin = (user_id: string, languages: string | null) => Promise<void>;

/**
 * Nobody has asked for it: so it is the clockwork's in the journal, is not what "undo" takes back, and the account is still new. Never
 * rejects: without it the account has the server's own settings, and works.
 */
export function createBegin({ gate, log }: { readonly gate: CommandGate; readonly log: Log }): Begin {
	return async (user_id, languages) => {
		const locale = likedLocale(languages);
		if (locale === undefined) return;
		const { kind } = await gate.execute({
			command_id: `begin:${user_id}`,
			user_id,
			principal: principalOf({ by: "settings" }),
			command: { type: "ChangeSettings", changes: { locale } },
		});
		if (kind !== "done") log.warn("a new account does not begin in the language of its browser", { user_id, kind });
	};
}
