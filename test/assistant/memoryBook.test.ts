/** The read model of the assistant's tests keeps what the real one does. */
import { randomUUID } from "node:crypto";
import { NOW } from "../persistence/life.ts";
import { readModelContract } from "../persistence/readModel.contract.ts";
import { createMemoryBook } from "./memoryBook.ts";

readModelContract("read model in memory", async () => ({
	async begin() {
		let present = NOW;
		const { gate, readModel } = createMemoryBook(() => present, {});
		const user = randomUUID();
		return {
			model: readModel,
			user,
			async execute(command, now, principal) {
				present = now;
				const result = await gate.execute({ command_id: randomUUID(), user_id: user, principal, command });
				if (result.kind !== "done") throw new Error(`${command.type} was ${result.kind}`);
			},
		};
	},
	close: async () => {},
}));
