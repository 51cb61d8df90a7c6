/**
 * What acts for a user without being him: keys that he makes, and apps that he allows in. Each is a principal of its own: it is
 * seen in the history, may do less than he, and is revoked by itself.
 */
import type { NewKey } from "../../domain/accounts/newKey.ts";
import type { Scope } from "../../domain/accounts/scopes.ts";

export interface Client {
	readonly client_id: string;
	readonly kind: "key" | "app";
	readonly name: string;
	readonly scopes: readonly Scope[];
	/** Its user has said that it need not ask him before it deletes, undoes or changes many tasks. */
	readonly is_trusted: boolean;
	/** Instants, RFC 3339 in UTC. Null: never. `used_at` is up to a minute old. */
	readonly made_at: string;
	readonly expires_at: string | null;
	readonly used_at: string | null;
	readonly revoked_at: string | null;
}

/** Whom a key is of, and whether it still counts. */
export interface KeyHolder {
	readonly client_id: string;
	readonly client_name: string;
	readonly scopes: readonly Scope[];
	readonly is_trusted: boolean;
	readonly counts: boolean;
	readonly user_id: string;
	readonly email: string;
	readonly name: string;
}

/** All of it throws `StorageUnavailable` when PostgreSQL is away. */
export interface Clients {
	/** The key is told here and never again; undefined: the user has as many as he may have. */
	makeKey(user_id: string, wish: NewKey): Promise<{ readonly client: Client; readonly key: string } | undefined>;
	/** The user's, the newest first, revoked ones too: at most 200. */
	list(user_id: string): Promise<readonly Client[]>;
	find(user_id: string, client_id: string): Promise<Client | undefined>;
	/** Whether it has to ask, from its next request on. Undefined: there is none that counts. */
	setTrust(user_id: string, client_id: string, is_trusted: boolean): Promise<Client | undefined>;
	/** From then on it no longer works, on whichever pod; an app must be allowed in again. Whether there was one to revoke, of that kind where one is named. */
	revoke(user_id: string, client_id: string, kind?: Client["kind"]): Promise<boolean>;
	/** Read afresh each time; it notes that the key was used. */
	findByKey(key: string): Promise<KeyHolder | undefined>;
	/** The same for an app's access token. An app that its user has allowed in is a client from its first request on. */
	findByAppToken(token: string): Promise<KeyHolder | undefined>;
	/** Clears away apps that have registered by themselves and that nobody has let in for 30 days. */
	forgetUnusedApps(): Promise<void>;
	/** Until when it counts, in epoch ms; undefined: no more. */
	lasts(client_id: string): Promise<{ readonly expires_ms: number } | undefined>;
}
