/** Who a request comes from, on one library: what it knows of a session is looked up once for all who ask at the same time. */
import type { Clients } from "../../ports/accounts/clients.ts";
import type { SecurityLog } from "../../ports/accounts/securityLog.ts";
import type { Sessions } from "../../ports/accounts/sessions.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Secrets } from "../../ports/process/secrets.ts";
import type { AuthLibrary } from "../accounts/authSettings.ts";
import { createSignAnew } from "../accounts/signAnew.ts";
import { shareLookups } from "../sharedLookups.ts";
import type { WatchedStorage } from "../storageWatch.ts";
import { createTokenVerifier } from "./jwtIdentity.ts";
import type { SessionCredential } from "./sessionDoor.ts";
import { createWhoAsks } from "./whoAsks.ts";

export interface IdentificationOptions {
	readonly library: AuthLibrary;
	readonly storage: WatchedStorage;
	/** Issuer and audience of the tokens. */
	readonly baseUrl: string;
	readonly secrets: Secrets;
	readonly sessions: Sessions;
	readonly clients: Pick<Clients, "findByKey" | "findByAppToken">;
	readonly security: SecurityLog;
	readonly clock: Clock;
}

export function createIdentification(options: IdentificationOptions): ReturnType<typeof createWhoAsks> {
	const { library, storage, baseUrl, secrets, sessions, clients, security, clock } = options;
	const signAnew = createSignAnew(secrets);
	const readKeys = () => storage.run(() => library.api.getJwks());
	return createWhoAsks({
		facts: async () => {
			const { authCookies, sessionConfig } = await library.$context;
			const { expiresIn, updateAge } = sessionConfig;
			const [cookie, forgetCookie] = [authCookies.sessionToken.name, authCookies.dontRememberToken.name];
			return { secrets, cookie, forgetCookie, expiresIn, updateAge };
		},
		tokens: createTokenVerifier({ clock, baseUrl, readKeys, sessions }),
		tend: shareLookups({
			keyOf: (credential: SessionCredential) => JSON.stringify(credential),
			look: (credential: SessionCredential) => storage.run(() => lookUp(library, credential, signAnew)),
			clock,
		}),
		sessions,
		clients,
		security,
		clock,
	});
}

/** Prolongs the session, or ends it, as the library sees fit. */
async function lookUp(
	library: AuthLibrary,
	credential: SessionCredential,
	signAnew: ReturnType<typeof createSignAnew>,
) {
	const headers = new Headers(
		"bearer" in credential ? { authorization: `Bearer ${credential.bearer}` } : { cookie: credential.cookie },
	);
	signAnew(headers);
	const found = await library.api.getSession({ headers });
	if (!found) return undefined;
	const { user, session } = found;
	return { user_id: user.id, email: user.email, name: user.name, session_id: session.id };
}
