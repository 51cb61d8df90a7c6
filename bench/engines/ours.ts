/** Adjutant beside the engines: a job is a task with a reminder, and its work is the firing, committed with journal and ledger. */
import { writeAnswer } from "../../src/domain/documents/answerDocument.ts";
import { instantTextOfEpochMs } from "../../src/domain/time/instant.ts";
import { startPod } from "../pod.ts";
import type { StartEngine } from "./engine.ts";

const USERS = 1_000;

/** `run` is told of a firing; the row that it stands for is committed by then, so nothing is written besides. */
export const startOurs: StartEngine = async ({ databaseUrl, run }) => {
	const idOf = new Map<string, number>();
	const pod = await startPod(databaseUrl, "ours", (events) => {
		for (const event of events) {
			if (event.type !== "reminder.sent") continue;
			const id = idOf.get(`${event.user_id} ${event.data.task_id}`);
			if (id !== undefined) void run(id);
		}
	});
	const users = await pod.addUsers(USERS);
	return {
		async schedule(id, atMs) {
			const user = users[id % USERS] ?? "";
			const reminders = [{ spec: { at: instantTextOfEpochMs(atMs) } }];
			const result = await pod.ask(user, { type: "AddTask", title: "Call mum", reminders });
			if (result.kind !== "done") throw new Error(`a reminder could not be set: ${JSON.stringify(result)}`);
			idOf.set(`${user} ${writeAnswer(result.answer).task?.task_id}`, id);
		},
		stop: pod.stop,
	};
};
