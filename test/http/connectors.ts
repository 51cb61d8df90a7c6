/** The connectors that people put before this server: what each sends, and what it leaves out, as their servers saw it. */

export interface Connector {
	readonly name: string;
	readonly agent: string;
	readonly redirect: string;
	/** Where it looks for what the resource says of itself, and its authorization server; the first that answers counts. */
	readonly resourceAt: "told" | "guessed";
	readonly serverAt: (issuer: URL) => readonly string[];
	readonly registers: Readonly<Record<string, unknown>>;
	/** The scopes that it asks for; undefined: none. */
	readonly scope: string | undefined;
	/** Whether it says for which resource a refreshed token is to be. */
	readonly namesResourceAgain: boolean;
	readonly protocol: string;
	readonly uses: { readonly name: string; readonly arguments: object };
}

const inserted = ({ origin, pathname }: URL) => `${origin}/.well-known/oauth-authorization-server${pathname}`;
const root = ({ origin }: URL) => `${origin}/.well-known/oauth-authorization-server`;
const openId = ({ origin, pathname }: URL) => `${origin}/.well-known/openid-configuration${pathname}`;
const CODE = { grant_types: ["authorization_code", "refresh_token"], response_types: ["code"] };

export const CONNECTORS: readonly Connector[] = [
	{
		name: "claude.ai",
		agent: "python-httpx/0.28.1",
		redirect: "https://claude.ai/api/mcp/auth_callback",
		resourceAt: "told",
		serverAt: (issuer) => [inserted(issuer), openId(issuer)],
		registers: { client_name: "Claude", token_endpoint_auth_method: "none", scope: "tasks:read tasks:write", ...CODE },
		scope: "tasks:read tasks:write",
		namesResourceAgain: true,
		protocol: "2025-11-25",
		uses: { name: "list_tasks", arguments: {} },
	},
	{
		name: "Claude Code",
		agent: "claude-code/2.4.0 (cli)",
		redirect: "http://localhost:33418/callback",
		resourceAt: "told",
		serverAt: (issuer) => [root(issuer), inserted(issuer)],
		registers: { client_name: "Claude Code (adjutant)", token_endpoint_auth_method: "none", ...CODE },
		scope: undefined,
		namesResourceAgain: false,
		protocol: "2025-06-18",
		uses: { name: "add_task", arguments: { title: "by an agent", due_date: "tomorrow at 9" } },
	},
	{
		name: "ChatGPT",
		agent: "openai-mcp/1.0.0",
		redirect: "https://chatgpt.com/connector_platform_oauth_redirect",
		resourceAt: "guessed",
		serverAt: (issuer) => [openId(issuer), inserted(issuer)],
		registers: { client_name: "ChatGPT", token_endpoint_auth_method: "client_secret_post", ...CODE },
		scope: "tasks:read tasks:write offline_access",
		namesResourceAgain: true,
		protocol: "2025-03-26",
		uses: { name: "search", arguments: { query: "milk" } },
	},
];
