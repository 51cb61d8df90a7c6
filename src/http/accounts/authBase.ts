/** What the instances of Better Auth have in common: accounts (`auth.ts`), and apps (`oauth/`), which read the same cookies. */

import type { RateLimits } from "../../ports/limits/rateLimits.ts";
import type { Log } from "../../ports/process/log.ts";
import type { Secrets } from "../../ports/process/secrets.ts";
import type { WatchedStorage } from "../storageWatch.ts";
import { limitsByAddress } from "./authLimits.ts";
import { librarySecrets } from "./librarySecrets.ts";

/** The header in which the caller's address is handed over. */
export const ADDRESS_HEADER = "x-adjutant-client-address";
export const BASE_PATH = "/api/auth";

const SESSION_REFRESH_S = 3_600;
/** `__Host-` (RFC 6265bis §4.1.3.2): browsers take it over TLS alone, and no other host of the domain can set it. */
const HOST_COOKIES = { cookiePrefix: "__Host-adjutant", defaultCookieAttributes: { secure: true } };
/** Where there is no TLS. */
const PLAIN_COOKIES = { cookiePrefix: "better-auth" };

export interface AuthBaseOptions {
	readonly storage: Pick<WatchedStorage, "pool">;
	/** Origin under which browsers reach us. */
	readonly baseUrl: string;
	/** Of at least 32 characters each. */
	readonly secrets: Secrets;
	/** Further origins that may send cookie-authenticated changes. */
	readonly trustedOrigins: readonly string[];
	/** Counts the tries of each address. */
	readonly limits: RateLimits;
	/** Multiplies every limit. */
	readonly rateLimitScale: number;
	readonly log: Log;
}

export function authBase({ storage, baseUrl, secrets, trustedOrigins, limits, rateLimitScale, log }: AuthBaseOptions) {
	return {
		database: storage.pool,
		baseURL: baseUrl,
		basePath: BASE_PATH,
		...librarySecrets(secrets),
		trustedOrigins: [baseUrl, ...trustedOrigins],
		// Also how fresh “last seen” is in the list of sessions.
		session: { updateAge: SESSION_REFRESH_S },
		verification: { storeIdentifier: "hashed" as const },
		advanced: {
			database: { generateId: "uuid" as const },
			ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
			// Its own prefix, `__Secure-`, would stand before ours.
			useSecureCookies: false,
			...(baseUrl.startsWith("https:") ? HOST_COOKIES : PLAIN_COOKIES),
		},
		rateLimit: limitsByAddress({ limits, scale: rateLimitScale }),
		telemetry: { enabled: false },
		// Thrown to us instead of being printed.
		onAPIError: { throw: true, errorURL: `${baseUrl}/#account/problem` },
		logger: {
			level: "error" as const,
			// Its arguments may hold addresses and SQL; only the class of the fault goes to the log.
			log: (level: string, _message: string, ...details: unknown[]) =>
				log.warn("Better Auth reported a fault", {
					reported_as: level,
					faults: details.map((one) => (one instanceof Error ? one.name : typeof one)),
				}),
		},
	};
}
