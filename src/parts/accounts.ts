/** Accounts: Better Auth under the rules of the configuration, and who is an operator. */
import type { Configuration } from "../config.ts";
import { isLoopback } from "../host/loopback.ts";
import { type Auth, createAuth } from "../http/identity/auth.ts";
import { createOAuth, type OAuth } from "../http/oauth/oauth.ts";
import { internet } from "../http/oauth/outside.ts";
import { createAccountRemoval } from "../persistence/accounts/accountRemoval.ts";
import { createAccounts } from "../persistence/accounts/accounts.ts";
import { createCalendarFeedStore } from "../persistence/accounts/calendarFeedStore.ts";
import { createClients } from "../persistence/accounts/clients.ts";
import { createSessionReads } from "../persistence/accounts/sessionReads.ts";
import { createSignUpLinks } from "../persistence/accounts/signUpLinks.ts";
import { createUsedCodes } from "../persistence/accounts/usedCodes.ts";
import type { Database } from "../persistence/database.ts";
import { reachingPool } from "../persistence/reachingPool.ts";
import type { AccountMails } from "../ports/accounts/accountMails.ts";
import type { Clients } from "../ports/accounts/clients.ts";
import type { SecurityLog } from "../ports/accounts/securityLog.ts";
import type { RateLimits } from "../ports/limits/rateLimits.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";
import type { Secrets } from "../ports/process/secrets.ts";
import type { CalendarFeeds } from "../ports/reading/calendarFeeds.ts";
import { announceAccounts } from "./announceAccounts.ts";
import type { Part } from "./lifeCycle.ts";

export interface Accounts {
	readonly auth: Auth;
	readonly clients: Clients;
	readonly feeds: CalendarFeeds;
	readonly oauth: OAuth;
	isOperator(user_id: string): Promise<boolean>;
	/** Whether nothing is mailed to the account until its address is confirmed. */
	mustConfirm(user_id: string): Promise<boolean>;
	/** Tells the operator at the start how the first account is made, or that anybody may make one. */
	announce(say: (line: string) => void): Promise<void>;
}

export interface AccountNeeds {
	readonly database: Database;
	readonly publicUrl: string;
	readonly secrets: Secrets;
	/** Further origins whose pages may send changes with our cookie. */
	readonly loopback: readonly string[];
	readonly limits: RateLimits;
	readonly security: SecurityLog;
	readonly mails: AccountMails;
	readonly clock: Clock;
	readonly log: Log;
}

export function openAccounts(config: Configuration, needs: AccountNeeds): Part<Accounts> {
	const { database, publicUrl, limits, clock, log } = needs;
	const { RATE_LIMIT_SCALE: rateLimitScale, DASHBOARD_USERS: named } = config;
	const isOpenToNetwork = !isLoopback(config.HOST) || !isLoopback(new URL(publicUrl).hostname);
	const mailsAreSent = config.SMTP_URL !== undefined;
	const mode = config.SIGN_UP ?? (isOpenToNetwork ? "closed" : "open");
	const accounts = createAccounts(database);
	const links = createSignUpLinks(database);
	const clients = createClients(database, log);
	const base = {
		pool: reachingPool(database),
		baseUrl: publicUrl,
		secrets: needs.secrets,
		trustedOrigins: needs.loopback.filter((origin) => origin !== publicUrl),
		rateLimitScale,
		limits,
		log,
	};
	const rule = { named, mustBeConfirmed: mailsAreSent || isOpenToNetwork };
	const auth = createAuth({
		...base,
		sessions: createSessionReads(database),
		clients,
		clock,
		signUp: { mode, isOpenToNetwork, links, hasAccounts: () => accounts.hasAny(), isUsed: accounts.isUsed },
		mails: needs.mails,
		usedCodes: createUsedCodes(database),
		removal: createAccountRemoval(database, rule),
		security: needs.security,
		mailsAreSent,
	});
	const ending = new AbortController();
	const isOpenToAll = mode === "open";
	const announcement = { links, publicUrl, isOpenToNetwork, isOpenToAll, clock, log, until: ending.signal };
	return {
		api: {
			auth,
			clients,
			feeds: createCalendarFeedStore(database, log),
			oauth: createOAuth({ ...base, clock, outside: config.APP_DOCUMENTS === "on" ? internet : undefined }),
			isOperator: (user_id) => accounts.isOperator(user_id, rule),
			mustConfirm: async (user_id) => mailsAreSent && !(await accounts.isConfirmed(user_id)),
			announce: (say) => announceAccounts(announcement, say),
		},
		stop: async () => ending.abort(),
	};
}
