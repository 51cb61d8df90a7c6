/** Where other agents come in, and under which name they did. */
export const MCP_PATH = "/mcp";
/** Where it is told who gives tokens for it (RFC 9728 §3.1): the path of the resource stands behind. */
export const RESOURCE_METADATA_PATH = `/.well-known/oauth-protected-resource${MCP_PATH}`;

/**
 * Finds the origin of ours that a client has asked: of a machine's own names, the one that it used, for it compares what it is told
 * with that. Any other name is the public one.
 */
export function createOriginReader({
	publicUrl,
	trustedOrigins,
}: {
	readonly publicUrl: string;
	readonly trustedOrigins: readonly string[];
}) {
	const byHost = new Map([...trustedOrigins, publicUrl].map((url) => [new URL(url).host, new URL(url).origin]));
	return (host: string | undefined): string => byHost.get(host?.toLowerCase() ?? "") ?? new URL(publicUrl).origin;
}
