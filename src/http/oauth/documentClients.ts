/**
 * Apps whose name is the address of a document about them. The document is read when such an app asks to be let in, and no earlier
 * than it has to be again; a token that is renewed needs no document, so an app whose server is away stays signed in.
 */
import type { OAuthOptions } from "@better-auth/oauth-provider";
import { registerClientMetadataDocument } from "@better-auth/oauth-provider/internal";
import { APIError } from "better-auth/api";
import type { RateLimits } from "../../ports/limits/rateLimits.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { Log } from "../../ports/process/log.ts";
import { ADDRESS_HEADER } from "../accounts/authBase.ts";
import { isDocumentAddress, readClientDocument } from "./clientDocument.ts";
import { fetchDocument, Unreadable } from "./fetchDocument.ts";
import type { Outside } from "./outside.ts";

/** Whose rows these are, in the provider's tables. */
const ID = "client-metadata-document";
/** How many documents this pod remembers the expiry of. */
const MOST_REMEMBERED = 1_000;
/** Anybody can have a document read; of an hour from one address, and at once on this pod. */
const MOST_READ = { max: 60, window_s: 3_600 };
const MOST_AT_ONCE = 20;

export type Provider = OAuthOptions<string[]>;
type Discovery = NonNullable<NonNullable<Provider["extensions"]>[number]["clientDiscovery"]>;
type Resolve = Extract<Discovery, { readonly resolve: unknown }>["resolve"];
type App = NonNullable<Awaited<ReturnType<Resolve>>>;

export interface DocumentOptions {
	readonly outside: Outside;
	readonly clock: Clock;
	readonly limits: RateLimits;
	readonly rateLimitScale: number;
	readonly log: Log;
	/** The provider's own, once it has read them. */
	readonly provider: () => Provider;
}

export function createDocumentClients(options: DocumentOptions) {
	const { outside, clock, limits, rateLimitScale, log, provider } = options;
	const freshUntil = new Map<string, number>();
	const reading = new Map<string, Promise<App | null>>();
	const perHour = { ...MOST_READ, max: Math.max(1, Math.round(MOST_READ.max * rateLimitScale)) };

	async function mayRead(address: string): Promise<boolean> {
		if (reading.size >= MOST_AT_ONCE) return false;
		return (await limits.take(`oauth documents ${address}`, perHour)).allowed;
	}

	async function read(ctx: Parameters<Resolve>[0], client_id: string, existing: App | null): Promise<App | null> {
		try {
			const { text, fresh_s } = await fetchDocument(new URL(client_id), outside);
			const metadata = readClientDocument(client_id, text);
			if (metadata === undefined) throw new Unreadable("it describes no app of this name");
			const kept = await registerClientMetadataDocument(ctx, provider(), {
				metadata,
				clientId: client_id,
				clientDiscoveryId: ID,
				...(existing === null ? {} : { existingClient: existing }),
			});
			remember(client_id, clock.elapsedMs() + fresh_s * 1_000);
			return kept.client;
		} catch (fault) {
			const why = whyRefused(fault);
			if (why === undefined) throw fault;
			// Its host alone: the rest of an address may be anybody's words.
			log.warn("an app's document was not read", { host: new URL(client_id).hostname, why });
			return null;
		}
	}

	function remember(client_id: string, until: number): void {
		freshUntil.delete(client_id);
		freshUntil.set(client_id, until);
		const [oldest] = freshUntil.keys();
		if (freshUntil.size > MOST_REMEMBERED && oldest !== undefined) freshUntil.delete(oldest);
	}

	const resolve: Resolve = async (ctx, client_id, existing) => {
		// Only an app that asks to be let in is looked up outside, since only there its addresses count.
		if (ctx.path !== "/oauth2/authorize") return existing;
		if (existing !== null && (freshUntil.get(client_id) ?? 0) > clock.elapsedMs()) return existing;
		const under = reading.get(client_id);
		if (under !== undefined) return under;
		if (!(await mayRead(ctx.headers?.get(ADDRESS_HEADER) ?? ""))) return null;
		const work = read(ctx, client_id, existing).finally(() => reading.delete(client_id));
		reading.set(client_id, work);
		return work;
	};
	return { id: ID, matches: isDocumentAddress, resolve };
}

/** What is wrong with a document, by us or by the provider; undefined for a fault of ours. */
function whyRefused(fault: unknown): string | undefined {
	if (fault instanceof Unreadable) return fault.message;
	return fault instanceof APIError && fault.statusCode === 400 ? "the provider refuses what it says" : undefined;
}
