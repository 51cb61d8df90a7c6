/** A talk with ten tasks to speak of, one of each sort, and nothing said yet. */
import type { Command } from "../../src/domain/commands/commands.ts";
import type { DateText, InstantText } from "../../src/domain/time/instant.ts";
import { beginTalk, type Talk } from "./talk.ts";

const ZONE = "Asia/Karachi";
const at = (local: string) => {
	const instant = Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant();
	return { at: instant.toString({ smallestUnit: "millisecond" }) as InstantText, time_zone: ZONE };
};
const on = (date: string) => ({ date: date as DateText });

const COMMANDS: readonly Command[] = [
	{ type: "AddTask", title: "buy milk", due: at("2026-11-23T17:00"), tag_names: ["home"] },
	{ type: "AddTask", title: "call mum", due: on("2026-11-24") },
	{
		type: "AddTask",
		title: "report",
		description: "draft first",
		due: at("2026-11-27T09:00"),
		priority: "high",
		category_name: "work",
	},
	{ type: "AddTask", title: "dentist", due: at("2026-11-26T15:00"), tag_names: ["health"] },
	{ type: "AddTask", title: "pay rent", due: on("2026-11-20"), tag_names: ["home"] },
	{ type: "AddTask", title: "gym", recurrence: { rrule: "FREQ=WEEKLY;BYDAY=MO", start: "2026-11-30T07:00" } },
	{ type: "AddTask", title: "water the plants", recurrence: { rrule: "FREQ=DAILY;INTERVAL=3", start: "2026-11-24" } },
	{ type: "AddTask", title: "old invoice" },
	{ type: "AddTask", title: "letter" },
	{ type: "AddTask", title: "tax return", priority: "low" },
	{ type: "PauseSeries", task_id: 7 },
	{ type: "CompleteTask", task_id: 8 },
	{ type: "DeleteTask", task_id: 9 },
];

/** #1 milk today, #2 call, #3 report, #4 dentist, #5 overdue, #6 weekly, #7 paused, #8 completed, #9 deleted, #10 undated. */
export async function beginScene(locale?: string): Promise<Talk> {
	const talk = beginTalk({ time_zone: ZONE, ...(locale ? { locale } : {}) });
	for (const [n, command] of COMMANDS.entries()) {
		const principal = { kind: "user", id: "page" } as const;
		const result = await talk.book.gate.execute({ command_id: `scene ${n}`, user_id: "u1", principal, command });
		if (result.kind !== "done") throw new Error(`The scene is not lawful: ${JSON.stringify(result)}`);
	}
	return talk;
}
