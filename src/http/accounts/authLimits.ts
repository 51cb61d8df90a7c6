/** How often one network address may ask Better Auth's routes, counted by our limits. */
import type { RateLimits } from "../../ports/limits/rateLimits.ts";

/** Requests within 10 s: of all routes, and of those that try a password or have a mail sent. */
const WINDOW_S = 10;
const MOST = 100;
const MOST_TRIES = 3;
const TRIES = [
	"/sign-in/*",
	"/sign-up/*",
	"/change-password",
	"/verify-password",
	"/request-password-reset",
	"/send-verification-email",
	"/account/change-address",
	"/account/delete",
	"/two-factor/*",
];

/** Better Auth's setting `rateLimit`. `scale` multiplies every limit. */
export function limitsByAddress({ limits, scale }: { readonly limits: RateLimits; readonly scale: number }) {
	const limit = (max: number) => ({ window: WINDOW_S, max: Math.max(1, Math.round(max * scale)) });
	return {
		enabled: true,
		...limit(MOST),
		customStorage: {
			async consume(key: string, { window, max }: { readonly window: number; readonly max: number }) {
				const { allowed, retry_after_s } = await limits.take(key, { max, window_s: window });
				return { allowed, retryAfter: allowed ? null : retry_after_s };
			},
		},
		customRules: Object.fromEntries(TRIES.map((path) => [path, limit(MOST_TRIES)])),
	};
}
