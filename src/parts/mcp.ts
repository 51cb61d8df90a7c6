/** The door for other agents. The server behind it and the tools are loaded with the first request. */
import type { Mcp } from "../ports/assistant/mcp.ts";
import type { Basics } from "./basics.ts";
import type { McpNeeds } from "./mcpTools.ts";

export function openMcp(basics: Pick<Basics, "clock" | "log">, needs: McpNeeds): Mcp {
	const load = async () => {
		const { createMcpServer } = await import("./mcpTools.ts");
		return createMcpServer(basics, needs);
	};
	let loading: Promise<Mcp> | undefined;
	const server = () => {
		loading ??= load();
		return loading;
	};
	return {
		scopeFor: async (body) => (await server()).scopeFor(body),
		handle: async (...asked) => (await server()).handle(...asked),
	};
}
