/** Lets apps in by OAuth; the library for it is loaded when the first one comes. */
import type { Taken } from "../../ports/rateLimits.ts";
import { type AuthBaseOptions, authBase } from "../accounts/authBase.ts";
import { type SqlPool, watchStorage } from "../storageWatch.ts";

export interface OAuth {
	/** Answers a request to one of the provider's routes. Throws `StorageUnavailable` when PostgreSQL is away. */
	handle(request: Request): Promise<Response>;
	/** Counts one registration from this address. */
	countRegistration(address: string): Promise<Taken>;
}

/** Registrations of an hour from one address. */
const MOST_REGISTRATIONS = 30;

export function createOAuth(options: Omit<AuthBaseOptions, "storage"> & { readonly pool: SqlPool }): OAuth {
	const storage = watchStorage(options.pool);
	const load = async () => {
		const { createOAuthServer } = await import("./oauthServer.ts");
		return createOAuthServer(authBase({ ...options, storage }));
	};
	const registrations = { max: Math.max(1, Math.round(MOST_REGISTRATIONS * options.rateLimitScale)), window_s: 3_600 };
	let loading: ReturnType<typeof load> | undefined;
	return {
		countRegistration: (address) => options.limits.take(`oauth registrations ${address}`, registrations),
		handle: (request) =>
			storage.run(async () => {
				loading ??= load();
				return (await loading)(request);
			}),
	};
}
