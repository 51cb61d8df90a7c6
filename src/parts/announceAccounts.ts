/** What the operator is told of accounts at the start: how the first one is made, or that anybody may make one. */
import { signUpLink } from "../http/accounts/signUp.ts";
import type { SignUpLinks } from "../ports/accounts/signUpLinks.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import { tellFault } from "../timing/tellFault.ts";
import { tryUntilDone } from "../timing/tryUntilDone.ts";

const AGAIN_MS = 1_000;

export interface Announcement {
	readonly links: Pick<SignUpLinks, "makeOperatorLink">;
	readonly publicUrl: string;
	/** Where only this machine reaches the server, there is nothing to say. */
	readonly isOpenToNetwork: boolean;
	readonly isOpenToAll: boolean;
	readonly clock: Clock;
	readonly log: Log;
	/** Aborts when the server ends. */
	readonly until: AbortSignal;
}

/**
 * Never rejects: the server has all its doors open by then. One that ended here because PostgreSQL was too busy to take a connection left
 * `docker compose up` without its proxy, which waits for pods and not for their restarts.
 */
export async function announceAccounts(announcement: Announcement, say: (line: string) => void): Promise<void> {
	const { links, publicUrl, isOpenToNetwork, isOpenToAll, clock, log, until } = announcement;
	if (!isOpenToNetwork) return;
	await tryUntilDone({
		clock,
		until,
		work: async () => {
			const token = await links.makeOperatorLink();
			if (token === undefined) return;
			say(`The first account, the operator's, is made here, once and within a day: ${signUpLink(publicUrl, token)}`);
		},
		onFault: (fault) => {
			tellFault(log, "the link for the first account", fault);
			return AGAIN_MS;
		},
	});
	if (isOpenToAll) say("Anybody who reaches this server may sign up: set SIGN_UP to invited or closed to change that.");
}
