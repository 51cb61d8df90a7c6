/** `adjutant mcp --url URL --key KEY`: a server elsewhere, for a host that speaks MCP by standard input and output. */
import { parseArgs } from "node:util";
import { ASKED_WRONGLY, type CommandContext } from "./command.ts";

export async function bridgeMcp({ args }: CommandContext): Promise<number> {
	const read = readArguments(args);
	const url = URL.parse(read?.url ?? "");
	// An environment is read by fewer than a command line is.
	const key = read?.key ?? process.env.ADJUTANT_KEY;
	if (!read || url === null || !/^https?:$/.test(url.protocol) || !key) return ASKED_WRONGLY;
	const { runBridge } = await import("../mcp/bridge.ts");
	const complain = (line: string) => void process.stderr.write(`${line}\n`);
	await runBridge({ url: url.pathname === "/" ? new URL("/mcp", url) : url, key, complain });
	return 0;
}

function readArguments(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: { url: { type: "string" }, key: { type: "string" } } }).values;
	} catch {
		return undefined;
	}
}
