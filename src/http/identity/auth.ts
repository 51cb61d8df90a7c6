/**
 * Accounts, sessions and tokens by Better Auth, and who a request comes from. Better Auth's own routes are bridged by
 * `authBridge.ts`; its tables are made by `migrate`, before ours refer to them.
 */
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import type { AccountMails } from "../../ports/accounts/accountMails.ts";
import type { AccountRemoval } from "../../ports/accounts/accountRemoval.ts";
import type { Clients } from "../../ports/accounts/clients.ts";
import type { SecurityLog } from "../../ports/accounts/securityLog.ts";
import type { Sessions } from "../../ports/accounts/sessions.ts";
import type { UsedCodes } from "../../ports/accounts/usedCodes.ts";
import type { RateLimits } from "../../ports/limits/rateLimits.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Log } from "../../ports/process/log.ts";
import type { Secrets } from "../../ports/process/secrets.ts";
import { ADDRESS_HEADER } from "../accounts/authBase.ts";
import { authSettings } from "../accounts/authSettings.ts";
import { createConfirmations } from "../accounts/confirmations.ts";
import type { Begin } from "../accounts/firstSettings.ts";
import { openAccountDoor } from "../accounts/openAccountDoor.ts";
import { createPasswords } from "../accounts/passwords.ts";
import { createSignAnew } from "../accounts/signAnew.ts";
import { createSignUp, type SignUp, type SignUpOptions } from "../accounts/signUp.ts";
import { type SqlPool, watchStorage } from "../storageWatch.ts";
import { createIdentification } from "./identification.ts";
import { createSessionWatch } from "./sessionWatch.ts";
import type { Credentials, Identity } from "./whoAsks.ts";

export interface Auth {
	/** Makes or completes the tables, on this pool. Run under a lock when several processes may start at once. */
	migrate(pool: SqlPool): Promise<void>;
	/** Better Auth's routes; `begin` is run for an account that is made. Throws `StorageUnavailable` when PostgreSQL is away. */
	handle(request: Request, begin: Begin): Promise<Response>;
	/**
	 * Who sent these headers: a session cookie, a signed session token as bearer, or a JWT; `undefined` when nobody known.
	 * A session that was ended stops working with the next request, on whichever pod, and a JWT goes with its session.
	 * Throws `StorageUnavailable` when PostgreSQL is away.
	 */
	identify(headers: Credentials): Promise<Identity | undefined>;
	/** Aborts when the caller's session, key or app ends: at once where that is done here, within a second elsewhere; until `signal` does. */
	follow(who: Identity, signal: AbortSignal): AbortSignal;
	/** Ends at once here what goes on for keys and apps that were revoked. */
	clientRevoked(): void;
	readonly signUp: SignUp;
	/** All routes that the library and its plugins have, open here or not (`accounts/authPaths.ts` says which are). */
	routes(): readonly { readonly path: string; readonly methods: readonly string[] }[];
	/** The session cookie's name. */
	readonly cookie: string;
	/** The header in which the caller's address is handed over. What a client put there must be overwritten. */
	readonly addressHeader: string;
}

export interface AuthOptions {
	/** A `pg.Pool`, shared with the rest of the process; it is not ended here. */
	readonly pool: SqlPool;
	/** Origin under which browsers reach us; issuer and audience of the tokens. */
	readonly baseUrl: string;
	/** Of at least 32 characters each; the first signs. */
	readonly secrets: Secrets;
	/** Further origins that may send cookie-authenticated changes. */
	readonly trustedOrigins: readonly string[];
	/** Multiplies every limit. */
	readonly rateLimitScale: number;
	/** Counts the tries of each address. */
	readonly limits: RateLimits;
	readonly sessions: Sessions;
	readonly clients: Pick<Clients, "findByKey" | "findByAppToken" | "lasts">;
	readonly clock: Clock;
	readonly log: Log;
	/** Who may sign up. */
	readonly signUp: Omit<SignUpOptions, "mails" | "mailsAreSent" | "publicUrl"> & {
		/** Whether somebody was ever in this account. */
		readonly isUsed: (user_id: string) => Promise<boolean>;
	};
	readonly mails: AccountMails;
	readonly usedCodes: UsedCodes;
	readonly removal: AccountRemoval;
	readonly security: SecurityLog;
	/** Whether mails reach their readers; else they are files of the operator's, and prove nothing to anybody else. */
	readonly mailsAreSent: boolean;
}

export function createAuth(options: AuthOptions): Auth {
	const { log, clock, mailsAreSent } = options;
	const storage = watchStorage(options.pool);
	// Better Auth swallows the fault of a mail that could not be kept.
	const mails: AccountMails = { send: (mail) => storage.noting(options.mails.send(mail)) };
	const mailing = { mails, mailsAreSent, publicUrl: options.baseUrl, clock };
	const accounts = async () => (await library.$context).internalAdapter;
	const passwords = createPasswords({
		async replace(outdated, hash) {
			const { adapter } = await library.$context;
			const where = [{ field: "password", value: outdated }];
			await adapter.updateMany({ model: "account", where, update: { password: hash } });
		},
	});
	const settings = authSettings({
		...options,
		storage,
		mails,
		passwords,
		confirmations: () => confirmations,
		markVerified: async (user_id) => (await accounts()).updateUser(user_id, { emailVerified: true }),
	});
	const library = betterAuth(settings);
	const confirmations = createConfirmations({
		...mailing,
		store: accounts,
		hash: passwords.hash,
		removeLinks: async (value) =>
			(await library.$context).adapter.deleteMany({
				model: "verification",
				where: [{ field: "value", operator: "contains", value }],
			}),
	});
	const signUp = createSignUp({ ...options.signUp, ...mailing });
	const identify = createIdentification({ ...options, library, storage });
	const accountDoor = openAccountDoor({
		...mailing,
		library,
		passwords,
		confirmations,
		signUp,
		signedIn(headers) {
			const [authorization, cookie] = [headers.get("authorization"), headers.get("cookie")];
			return identify({ ...(authorization ? { authorization } : {}), ...(cookie ? { cookie } : {}) });
		},
		isUsed: options.signUp.isUsed,
		pace: { limits: options.limits, scale: options.rateLimitScale },
		secrets: options.secrets,
		usedCodes: options.usedCodes,
		security: options.security,
	});
	const signAnew = createSignAnew(options.secrets);
	const watch = createSessionWatch({ lasts: options.sessions.findById, clock, log });
	const clientWatch = createSessionWatch({ lasts: options.clients.lasts, clock, log });

	return {
		addressHeader: ADDRESS_HEADER,
		async migrate(pool) {
			const { runMigrations } = await getMigrations({ ...settings, database: watchStorage(pool).pool });
			await runMigrations();
		},
		async handle(request, begin) {
			const headers = new Headers(request.headers);
			signAnew(headers);
			const answer = await storage.run(() => accountDoor(new Request(request, { headers }), begin));
			if (request.method === "POST" && answer.ok) watch.look();
			return answer;
		},
		follow: ({ session, principal }, signal) =>
			session === null ? clientWatch.follow(principal.id, signal) : watch.follow(session.session_id, signal),
		clientRevoked: clientWatch.look,
		signUp,
		routes: () =>
			Object.values(library.api).flatMap(({ path, options: { method } }) =>
				path ? [{ path, methods: [method].flat() }] : [],
			),
		cookie: `${settings.advanced.cookiePrefix}.session_token`,
		identify,
	};
}
