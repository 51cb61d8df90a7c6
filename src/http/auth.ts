/**
 * Accounts, sessions and tokens by Better Auth, and who a request comes from. Better Auth's own routes are bridged by
 * `authBridge.ts`; its tables are made by `migrate`, before ours refer to them.
 */
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { bearer } from "better-auth/plugins/bearer";
import { jwt } from "better-auth/plugins/jwt";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { AccountMails } from "../ports/accountMails.ts";
import type { Clients } from "../ports/clients.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { RateLimits } from "../ports/rateLimits.ts";
import type { SecurityLog } from "../ports/securityLog.ts";
import type { Sessions } from "../ports/sessions.ts";
import type { UsedCodes } from "../ports/usedCodes.ts";
import { createAccountDoor } from "./accounts/accountDoor.ts";
import { createAccountPlugin } from "./accounts/accountPlugin.ts";
import { ADDRESS_HEADER, authBase, BASE_PATH } from "./accounts/authBase.ts";
import { createBackOff } from "./accounts/backOff.ts";
import { createCodeOnce } from "./accounts/codeOnce.ts";
import { type AccountUser, createConfirmations } from "./accounts/confirmations.ts";
import { createFactorTries } from "./accounts/factorTries.ts";
import { createGuard } from "./accounts/guard.ts";
import { createMakeAccount } from "./accounts/makeAccount.ts";
import { resetByMail } from "./accounts/passwordReset.ts";
import { createPasswords } from "./accounts/passwords.ts";
import { createSignUp, type SignUp, type SignUpOptions } from "./accounts/signUp.ts";
import { createSignUpPace } from "./accounts/signUpPace.ts";
import { createTokenVerifier } from "./jwtIdentity.ts";
import type { SessionCredential } from "./sessionDoor.ts";
import { createSessionWatch } from "./sessionWatch.ts";
import { shareLookups } from "./sharedLookups.ts";
import { type SqlPool, watchStorage } from "./storageWatch.ts";
import { type Credentials, createWhoAsks, type Identity } from "./whoAsks.ts";

export interface Auth {
	/** Makes or completes the tables, on this pool. Run under a lock when several processes may start at once. */
	migrate(pool: SqlPool): Promise<void>;
	/** Better Auth's routes. Throws `StorageUnavailable` when PostgreSQL is away. */
	handle(request: Request): Promise<Response>;
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
	/** The header in which the caller's address is handed over; whatever the client put there must be overwritten. */
	readonly addressHeader: string;
}

export interface AuthOptions {
	/** A `pg.Pool`, shared with the rest of the process; it is not ended here. */
	readonly pool: SqlPool;
	/** Origin under which browsers reach us; issuer and audience of the tokens. */
	readonly baseUrl: string;
	/** At least 32 characters. */
	readonly secret: string;
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
	readonly security: SecurityLog;
	/** Whether mails reach their readers; else they are files of the operator's, and prove nothing to anybody else. */
	readonly mailsAreSent: boolean;
}

export function createAuth(options: AuthOptions): Auth {
	const { baseUrl, log, mailsAreSent } = options;
	const storage = watchStorage(options.pool);
	// Better Auth swallows the fault of a mail that could not be kept.
	const mails: AccountMails = { send: (mail) => storage.noting(options.mails.send(mail)) };
	const pace = { limits: options.limits, scale: options.rateLimitScale };
	const passwords = createPasswords({
		async replace(outdated, hash) {
			const { adapter } = await auth.$context;
			const where = [{ field: "password", value: outdated }];
			await adapter.updateMany({ model: "account", where, update: { password: hash } });
		},
	});
	const settings = {
		...authBase({ ...options, storage }),
		// Where an address is proved by a mail, nobody is signed in before: so nothing tells whether there was an account.
		emailAndPassword: {
			enabled: true,
			autoSignIn: !mailsAreSent,
			requireEmailVerification: mailsAreSent,
			password: passwords,
			...resetByMail({
				mails,
				publicUrl: baseUrl,
				clock: options.clock,
				onReset: async (user_id) => {
					await confirmations.forget(user_id);
					if (mailsAreSent) await (await accounts()).updateUser(user_id, { emailVerified: true });
				},
			}),
		},
		emailVerification: {
			// Whoever knows the password is mailed a link; the answer is that of a wrong one.
			sendOnSignIn: true,
			sendOnSignUp: false,
			sendVerificationEmail: async ({ user }: { readonly user: AccountUser }, request?: Request) =>
				confirmations.sendTo(user, request?.headers.get("accept-language") ?? null),
		},
		plugins: [
			// Against guesses: five tries of a challenge. How an account waits after wrong ones is ours (`factorTries.ts`), since the
			// library's wait is of all browsers alike, and of backup codes, too.
			twoFactor({ issuer: "Adjutant", accountLockout: { enabled: false } }),
			createAccountPlugin({ confirmations: () => confirmations }),
			bearer({ requireSignature: true }),
			jwt({
				disableSettingJwtHeader: true,
				jwt: {
					issuer: baseUrl,
					audience: baseUrl,
					definePayload: ({ user, session }) => ({
						sub: user.id,
						sid: session.id,
						email: user.email,
						name: user.name,
					}),
				},
			}),
		],
	};
	const auth = betterAuth(settings);
	const accounts = async () => (await auth.$context).internalAdapter;
	const confirmations = createConfirmations({
		store: accounts,
		hash: passwords.hash,
		removeLinks: async (value) =>
			(await auth.$context).adapter.deleteMany({
				model: "verification",
				where: [{ field: "value", operator: "contains", value }],
			}),
		mails,
		publicUrl: baseUrl,
		clock: options.clock,
	});
	const signUp = createSignUp({ ...options.signUp, mails, mailsAreSent, publicUrl: baseUrl });
	const signedIn = (headers: Headers) => {
		const [authorization, cookie] = [headers.get("authorization") ?? undefined, headers.get("cookie") ?? undefined];
		return identify({ ...(authorization ? { authorization } : {}), ...(cookie ? { cookie } : {}) });
	};
	const guard = createGuard({
		emailOf: async (headers) => (await signedIn(headers))?.user.email,
		backOff: createBackOff(pace),
		security: options.security,
		addressHeader: ADDRESS_HEADER,
	});
	const accountDoor = createAccountDoor({
		basePath: BASE_PATH,
		handle: (request) => auth.handler(request),
		makeAccount: createMakeAccount({
			once: passwords.once,
			pace: createSignUpPace(pace),
			signUp,
			accounts,
			isUsed: options.signUp.isUsed,
			confirmations,
			mails,
			mailsAreSent,
			publicUrl: baseUrl,
			clock: options.clock,
		}),
		confirmations,
		mails,
		publicUrl: baseUrl,
		guard,
		factorTries: createFactorTries({
			...pace,
			secret: options.secret,
			cookies: async () => {
				const { createAuthCookie } = await auth.$context;
				const { name: challenge, attributes } = createAuthCookie("two_factor");
				const { name: known } = createAuthCookie("known_device");
				return { challenge, known, isSecure: attributes.secure === true };
			},
			accountOf: async (challenge) => (await (await accounts()).findVerificationValue(challenge))?.value,
		}),
		codeOnce: createCodeOnce({
			codes: options.usedCodes,
			accountOf: async (headers) => (await signedIn(headers))?.user.user_id,
			endSession: async (token) => (await accounts()).deleteSession(token),
		}),
		mailsAreSent,
		addressHeader: ADDRESS_HEADER,
		clock: options.clock,
	});

	const tokens = createTokenVerifier({
		clock: options.clock,
		baseUrl,
		readKeys: () => storage.run(() => auth.api.getJwks()),
		sessions: options.sessions,
	});
	const tend = shareLookups({
		keyOf: (credential: SessionCredential) => JSON.stringify(credential),
		look: (credential: SessionCredential) =>
			storage.run(async () => {
				const headers = new Headers(
					"bearer" in credential ? { authorization: `Bearer ${credential.bearer}` } : { cookie: credential.cookie },
				);
				const found = await auth.api.getSession({ headers });
				if (!found) return undefined;
				const { user, session } = found;
				return { user_id: user.id, email: user.email, name: user.name, session_id: session.id };
			}),
		clock: options.clock,
	});
	const identify = createWhoAsks({
		facts: async () => {
			const { authCookies, secret, sessionConfig } = await auth.$context;
			const { expiresIn, updateAge } = sessionConfig;
			const [cookie, forgetCookie] = [authCookies.sessionToken.name, authCookies.dontRememberToken.name];
			return { secret, cookie, forgetCookie, expiresIn, updateAge };
		},
		tokens,
		sessions: options.sessions,
		clients: options.clients,
		security: options.security,
		tend,
		clock: options.clock,
	});
	const { clock } = options;
	const watch = createSessionWatch({ lasts: options.sessions.findById, clock, log });
	const clientWatch = createSessionWatch({ lasts: options.clients.lasts, clock, log });

	return {
		addressHeader: ADDRESS_HEADER,
		async migrate(pool) {
			const { runMigrations } = await getMigrations({ ...settings, database: watchStorage(pool).pool });
			await runMigrations();
		},
		async handle(request) {
			const answer = await storage.run(() => accountDoor(request));
			if (request.method === "POST" && answer.ok) watch.look();
			return answer;
		},
		follow: ({ session, principal }, signal) =>
			session === null ? clientWatch.follow(principal.id, signal) : watch.follow(session.session_id, signal),
		clientRevoked: clientWatch.look,
		signUp,
		routes: () =>
			Object.values(auth.api).flatMap(({ path, options: { method } }) =>
				path ? [{ path, methods: [method].flat() }] : [],
			),
		cookie: `${settings.advanced.cookiePrefix}.session_token`,
		identify,
	};
}
