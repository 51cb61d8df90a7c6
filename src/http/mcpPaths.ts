/** Where other agents come in. */
export const MCP_PATH = "/mcp";
/** Where it is told who gives tokens for it (RFC 9728 §3.1): the path of the resource stands behind. */
export const RESOURCE_METADATA_PATH = `/.well-known/oauth-protected-resource${MCP_PATH}`;
