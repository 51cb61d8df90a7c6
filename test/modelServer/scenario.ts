/**
 * Scenarios: tasks before, what is said in one to four turns, tasks after. With the steps that a good model takes they run in
 * CI against a scripted server; `npm run eval` runs them against a real one.
 */
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Command } from "../../src/domain/commands/commands.ts";
import { PRIORITIES, type Task } from "../../src/domain/tasks/task.ts";
import type { DateText, InstantText } from "../../src/domain/time/instant.ts";
import type { ModelChat } from "../assistant/withModel/modelChat.ts";
import { type StubAnswer, says, uses } from "./stubModel.ts";

const ZONE = "Asia/Karachi";

const TaskThere = z.strictObject({
	title: z.string(),
	/** `2026-11-24`, or `2026-11-24T17:00` on the user's clock. */
	due: z.string().nullish(),
	priority: z.enum(PRIORITIES).optional(),
	description: z.string().nullish(),
	tags: z.array(z.string()).optional(),
	category: z.string().nullish(),
	rrule: z.string().nullish(),
	/** When armed reminders fire, on the user's clock. */
	reminders: z.array(z.string()).optional(),
	status: z.enum(["open", "completed"]).optional(),
});
type TaskThere = z.output<typeof TaskThere>;

const Step = z.union([
	z.string(),
	z.array(z.strictObject({ use: z.string(), with: z.record(z.string(), z.unknown()) })),
]);
const Turn = z.strictObject({
	say: z.string().optional(),
	/** Presses this button of the question before. */
	press: z.string().optional(),
	/** What a good model does: uses tools, or says something. */
	model: z.array(Step).default([]),
	/** Whether the user is asked. */
	asks: z.boolean().default(false),
	/** Each is in the answer, in whatever case. */
	mentions: z.array(z.string()).default([]),
});
const Scenario = z.strictObject({
	name: z.string(),
	locale: z.string().default("en-GB"),
	before: z.array(TaskThere).default([]),
	turns: z.array(Turn).min(1).max(4),
	/** All that are not deleted, in whatever order; what is not named may be anything. Absent: as before. */
	after: z.array(TaskThere.extend({ title: z.union([z.string(), z.array(z.string())]) })).optional(),
});
/** `group`: the name of its file. */
export type Scenario = z.output<typeof Scenario> & { readonly group: string };

const FOLDER = new URL("scenarios/", import.meta.url);

export const readScenarios = (): readonly Scenario[] =>
	readdirSync(FOLDER)
		.sort()
		.flatMap((name) => {
			const read = z.array(Scenario).parse(JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")));
			return read.map((scenario) => ({ ...scenario, group: name.replace(".json", "") }));
		});

/** The answers of a scripted server. */
export const scriptOf = ({ turns }: Scenario): readonly StubAnswer[] =>
	turns.flatMap(({ model }) =>
		model.map((step) =>
			typeof step === "string"
				? says(step)
				: uses(step.map(({ use, with: given }) => ({ name: use, arguments: JSON.stringify(given) }))),
		),
	);

/** `refused`: nothing was changed, though something should have been, or not said what should have been. */
export interface Verdict {
	readonly kind: "right" | "wrong" | "refused";
	/** What differs, a line each. */
	readonly because: readonly string[];
	readonly said: readonly string[];
}

export async function play(chat: ModelChat, scenario: Scenario): Promise<Verdict> {
	await prepare(chat, scenario.before);
	const before = shownTasks(chat);
	const because: string[] = [];
	const said: string[] = [];
	let answer: Awaited<ReturnType<ModelChat["say"]>> | undefined;
	for (const { say, press, asks, mentions } of scenario.turns) {
		if (press !== undefined && answer?.question === undefined) {
			because.push(`no question to answer with ${press}`);
			break;
		}
		answer = press === undefined || answer === undefined ? await chat.say(say ?? "") : await chat.choose(press, answer);
		const whole = answer.texts.join("\n");
		said.push(whole, ...(answer.question === undefined ? [] : [`? ${answer.question}`]));
		if ((answer.question !== undefined) !== asks) because.push(asks ? "the user is not asked" : "the user is asked");
		for (const word of mentions) {
			if (!plain(whole).includes(plain(word))) because.push(`“${word}” is not said`);
		}
	}
	const after = shownTasks(chat);
	const differences = differ(scenario.after ?? scenario.before, after);
	because.push(...differences);
	const isUntouched = JSON.stringify(before) === JSON.stringify(after);
	const kind = because.length === 0 ? "right" : isUntouched || differences.length === 0 ? "refused" : "wrong";
	return { kind, because, said };
}

async function prepare(chat: ModelChat, tasks: readonly TaskThere[]): Promise<void> {
	let n = 0;
	const send = async (command: Command) => {
		const envelope = { command_id: `before ${++n}`, user_id: "u1", principal: { kind: "user", id: "page" } as const };
		const result = await chat.book.gate.execute({ ...envelope, command });
		if (result.kind !== "done") throw new Error(`The scenario is not lawful: ${JSON.stringify(result)}`);
	};
	for (const [place, { title, due, priority, description, tags, category, rrule, status }] of tasks.entries()) {
		await send({
			type: "AddTask",
			title,
			...(due ? { due: dueOf(due) } : {}),
			...(priority === undefined ? {} : { priority }),
			...(description ? { description } : {}),
			...(tags === undefined ? {} : { tag_names: tags }),
			...(category ? { category_name: category } : {}),
			...(rrule ? { recurrence: { rrule } } : {}),
		});
		if (status === "completed") await send({ type: "CompleteTask", task_id: place + 1 });
	}
}

const dueOf = (text: string) =>
	text.includes("T")
		? {
				at: Temporal.PlainDateTime.from(text)
					.toZonedDateTime(ZONE)
					.toInstant()
					.toString({ smallestUnit: "millisecond" }) as InstantText,
				time_zone: ZONE,
			}
		: { date: text as DateText };

const local = (at: string): string =>
	Temporal.Instant.from(at).toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: "minute" });

type Shown = Required<TaskThere>;

function shownTasks({ book }: ModelChat): readonly Shown[] {
	const { tags, categories } = book.labels();
	const nameOf = (labels: readonly { readonly id: number; readonly name: string }[], id: number) =>
		labels.find((label) => label.id === id)?.name ?? "?";
	return book
		.tasks()
		.filter(({ status }) => status !== "deleted")
		.map(
			(task: Task): Shown => ({
				title: task.title,
				due: task.due === null ? null : "date" in task.due ? task.due.date : local(task.due.at),
				priority: task.priority,
				description: task.description,
				tags: task.tag_ids.map((id) => nameOf(tags, id)).sort(),
				category: task.category_id === null ? null : nameOf(categories, task.category_id),
				rrule: task.series?.recurrence?.rrule ?? null,
				reminders: task.reminders
					.flatMap(({ status, fire_at }) => (status === "armed" && fire_at ? [local(fire_at)] : []))
					.sort(),
				status: task.status === "completed" ? "completed" : "open",
			}),
		);
}

type Wanted = NonNullable<Scenario["after"]>[number];

/** Case, and what stands around a title, is a matter of taste. */
const plain = (text: string): string =>
	text
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, " ")
		.trim();

function differ(wanted: readonly Wanted[], there: readonly Shown[]): string[] {
	const left = [...there];
	const differences: string[] = [];
	for (const task of wanted) {
		const titles = [task.title].flat().map(plain);
		const named = left.filter(({ title }) => titles.includes(plain(title)));
		const found = named.find((one) => faultsOf(task, one).length === 0) ?? named[0];
		if (found === undefined) differences.push(`there is no “${[task.title].flat()[0]}”`);
		else {
			differences.push(...faultsOf(task, found));
			left.splice(left.indexOf(found), 1);
		}
	}
	return [...differences, ...left.map(({ title }) => `“${title}” should not be there`)];
}

const faultsOf = (wanted: Wanted, there: Shown): readonly string[] =>
	Object.entries(wanted).flatMap(([name, value]) => {
		const is = there[name as keyof Shown];
		if (name === "title" || value === undefined) return [];
		const isSame =
			name === "description" || name === "category"
				? plain(String(is)) === plain(String(value))
				: JSON.stringify(is) === JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
		return isSame ? [] : [`${name} of “${there.title}” is ${JSON.stringify(is)} and not ${JSON.stringify(value)}`];
	});
