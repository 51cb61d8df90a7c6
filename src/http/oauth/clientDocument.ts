/**
 * What an app says of itself at the address that is its name (draft-ietf-oauth-client-id-metadata-document): which addresses are such
 * names, and which documents count.
 */
import { z } from "zod";
import { BOUNDS } from "../../domain/accounts/bounds.ts";
import { isOfThisMachine } from "./ofThisMachine.ts";

const LONGEST_NAME = 500;
/** Of an app, to be sent back to. */
export const MOST_ADDRESSES = 20;

/**
 * An https address with a path, written as it is compared: no port, no name or password, no fragment, no dots for a host, no query.
 * No number for a host either: certificates are for names.
 */
export function isDocumentAddress(client_id: string): boolean {
	if (!client_id.startsWith("https://") || client_id.length > LONGEST_NAME || !URL.canParse(client_id)) return false;
	const { href, hostname, port, username, password, search, hash, pathname } = new URL(client_id);
	const isPlain = port === "" && username === "" && password === "" && search === "" && hash === "";
	return isPlain && href === client_id && pathname !== "/" && /\.[a-z][a-z0-9-]*$/i.test(hostname);
}

/** An address that is shown or followed later: https, so neither a script nor in the clear. */
export const isSecureAddress = (address: unknown): boolean =>
	typeof address === "string" && URL.canParse(address) && new URL(address).protocol === "https:";

const Secure = z.string().max(LONGEST_NAME).refine(isSecureAddress).optional();
const BackTo = z
	.string()
	.max(LONGEST_NAME)
	.refine((address) => isSecureAddress(address) || isOfThisMachine(address));

/** What is read of it; all else that it says is left out. A secret in a public document is none. */
const Document = z.object({
	client_id: z.string(),
	client_name: z.string().trim().min(1).max(BOUNDS.name.most),
	redirect_uris: z.array(BackTo).min(1).max(MOST_ADDRESSES),
	client_uri: Secure,
	logo_uri: Secure,
	tos_uri: Secure,
	policy_uri: Secure,
	token_endpoint_auth_method: z.literal("none").default("none"),
	client_secret: z.undefined().optional(),
	client_secret_expires_at: z.undefined().optional(),
});

/** The app that the document at this address describes; undefined where it is none, or another's. */
export function readClientDocument(client_id: string, text: string) {
	const read = Document.safeParse(jsonOf(text));
	if (!read.success || read.data.client_id !== client_id) return undefined;
	const { client_secret: _, client_secret_expires_at: __, ...app } = read.data;
	// Where it says both, the provider looks at each by itself.
	const isLocal = app.redirect_uris.every(isOfThisMachine);
	return {
		...app,
		grant_types: ["authorization_code" as const, "refresh_token" as const],
		response_types: ["code" as const],
		...(isLocal ? { application_type: "native" as const } : {}),
	};
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
