/** A pod's door on a real port in this process, before a gate that the test answers for. */
import type { Command, CommandEnvelope } from "../../src/domain/commands/commands.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import { createDoorServer } from "../../src/http/doorServer.ts";
import { createPeerClient } from "../../src/http/internal/internalClient.ts";
import { createSeal } from "../../src/http/internal/internalSeal.ts";
import type { CommandResult, Moved } from "../../src/ports/commands/commandGate.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

export const PATH = "/internal/commands";
export const SECRET = "the secret that all pods of a test share";
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const done = (title: string): CommandResult => ({
	kind: "done",
	answer: { kind: "settings", settings: { title } as never },
	events: [],
	replayed: false,
});
export const envelope = (
	command_id: string,
	command: Command = { type: "AddTask", title: command_id },
): CommandEnvelope => ({
	command_id,
	user_id: `user of ${command_id}`,
	principal: { kind: "user", id: "page" },
	command,
});

/** Signing, deadlines and signed instants run on a driven clock; the listener itself on the host's. */
export function createTestDoor() {
	const clock = createDrivenClock();
	const seal = createSeal([SECRET], clock);
	/** What reached the gate behind the door. */
	const reached: CommandEnvelope[] = [];
	const server = createDoorServer({
		config: { port: 0, host: "127.0.0.1", publicUrl: "http://127.0.0.1", trustedOrigins: [], trustedProxies: [] },
		door: {
			seal,
			dashboard: async () => ({ taken_at: "now", pods: [{ pod: "pod-b", state: "alive", shards: [] }] }),
			hosted: {
				executeHere(asked) {
					reached.push(asked);
					return door.answer(asked);
				},
			},
		},
		live: () => ({ status: "ok", checks: {} }),
		health: async () => door.health,
		clock: createSystemClock(),
		log: silent,
	});
	const client = createPeerClient({ seal, clock, log: silent });
	const door = {
		url: "",
		clock,
		seal,
		reached,
		server,
		client,
		health: { status: "ok", checks: { postgres: "ok" } } as { status: "ok" | "down"; checks: Record<string, "ok"> },
		answer: async ({ command_id }: CommandEnvelope): Promise<CommandResult | Moved> => done(command_id),
		async open() {
			door.url = (await server.listen()).url;
		},
		/** As it was at first. */
		reset() {
			reached.length = 0;
			door.answer = async ({ command_id }) => done(command_id);
		},
		async close() {
			client.close();
			await server.close();
		},
	};
	return door;
}
