/** Lets apps in by OAuth; the library for it is loaded when the first one comes. */

import type { Taken } from "../../ports/limits/rateLimits.ts";
import type { Clock } from "../../ports/process/clock.ts";
import { type AuthBaseOptions, authBase } from "../accounts/authBase.ts";
import { createSignAnew } from "../accounts/signAnew.ts";
import { type SqlPool, watchStorage } from "../storageWatch.ts";
import type { Outside } from "./outside.ts";

export interface OAuth {
	/** Whether an app may be named by the address of a document about it, without registering. */
	readonly readsDocuments: boolean;
	/** Answers a request to one of the provider's routes. Throws `StorageUnavailable` when PostgreSQL is away. */
	handle(request: Request): Promise<Response>;
	/** Counts one registration from this address. */
	countRegistration(address: string): Promise<Taken>;
}

/** Registrations of an hour from one address. */
const MOST_REGISTRATIONS = 30;

export interface OAuthOptions extends Omit<AuthBaseOptions, "storage"> {
	readonly pool: SqlPool;
	readonly clock: Clock;
	/** Where documents of apps are read; undefined: apps have to register. */
	readonly outside: Outside | undefined;
}

export function createOAuth(options: OAuthOptions): OAuth {
	const storage = watchStorage(options.pool);
	const load = async () => {
		const { createOAuthServer } = await import("./oauthServer.ts");
		const { outside } = options;
		return createOAuthServer(authBase({ ...options, storage }), outside && { ...options, outside });
	};
	const registrations = { max: Math.max(1, Math.round(MOST_REGISTRATIONS * options.rateLimitScale)), window_s: 3_600 };
	const signAnew = createSignAnew(options.secrets);
	let loading: ReturnType<typeof load> | undefined;
	return {
		readsDocuments: options.outside !== undefined,
		countRegistration: (address) => options.limits.take(`oauth registrations ${address}`, registrations),
		handle: (request) =>
			storage.run(async () => {
				loading ??= load();
				const headers = new Headers(request.headers);
				signAnew(headers);
				return (await loading)(new Request(request, { headers }));
			}),
	};
}
