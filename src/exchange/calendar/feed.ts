/**
 * A user's tasks as an iCalendar document (RFC 5545): what is open, and what was done lately. It is made anew for each reading that
 * has not got it already, and says the same bytes until something happens, or another day begins.
 */
import { createHash } from "node:crypto";
import { BOUNDS } from "../../domain/accounts/bounds.ts";
import type { Task } from "../../domain/tasks/task.ts";
import type { FoundFeed } from "../../ports/reading/calendarFeeds.ts";
import type { Profile, ReadModel } from "../../ports/reading/readModel.ts";
import { refusalIn } from "../../words/refusals.ts";
import { wordsFor } from "../../words/words.ts";
import { componentsOf, type FeedGround } from "./components.ts";
import { lastOfSeries } from "./feedRecurrence.ts";
import { type Line, lineText, textLine } from "./iCal.ts";
import { zoneComponents } from "./zoneComponents.ts";

/** Days for which what was done is shown. */
const SHOWN_AFTERWARDS = 90;
const PAGE = 500;
/** Tasks between two breaths: about 5 ms. */
const AT_ONCE = 50;
/** Changed with whatever changes the document of the same tasks. */
const FORM = 1;

const day = (now: Temporal.Instant) => now.toZonedDateTimeISO("UTC").toPlainDate();

/** The entity tag of what `writeFeed` would say, of one read: the number of the account's last event, and the day. */
export function feedTag(
	{ feed_id, contents, has_alarms, name }: FoundFeed,
	version: number,
	now: Temporal.Instant,
): string {
	const said = JSON.stringify([FORM, feed_id, contents, has_alarms, name, version, day(now).toString()]);
	return `"${createHash("sha256").update(said).digest("base64url").slice(0, 27)}"`;
}

export async function writeFeed(
	readModel: Pick<ReadModel, "listTasks" | "profile">,
	feed: FoundFeed,
	{ now, breathe }: { readonly now: Temporal.Instant; readonly breathe: () => Promise<void> },
): Promise<string> {
	const profile = await readModel.profile(feed.user_id);
	const { tasks, isWhole } = await tasksOfFeed(readModel, feed, now);
	const ground: FeedGround = {
		...profile,
		feed,
		account: createHash("sha256").update(feed.user_id).digest("hex").slice(0, 16),
		shown: new Set(tasks.map(({ task_id }) => task_id)),
		goesOn: lastOfSeries(tasks),
		zones: new Map(),
	};
	const components: string[] = [];
	for (const [index, task] of tasks.entries()) {
		if (index % AT_ONCE === 0) await breathe();
		components.push(...componentsOf(task, ground));
	}
	const head = headOf(feed, profile, isWhole).map((line) => `${lineText(line)}\r\n`);
	const zones = zoneComponents(ground.zones);
	const parts = [...zones, ...components].map((part) => `${part}\r\n`);
	return `BEGIN:VCALENDAR\r\n${head.join("")}${parts.join("")}END:VCALENDAR\r\n`;
}

function headOf({ name }: FoundFeed, { settings }: Profile, isWhole: boolean): readonly Line[] {
	const more = refusalIn(BOUNDS.feed_tasks.sentence, wordsFor(settings.locale));
	return [
		textLine("version", "2.0"),
		textLine("prodid", "-//Adjutant//Tasks//EN"),
		textLine("calscale", "GREGORIAN"),
		// RFC 7986 §5.1, and what calendars read that are older than it.
		textLine("name", name),
		textLine("x-wr-calname", name),
		...(isWhole ? [] : [textLine("description", more), textLine("x-wr-caldesc", more)]),
		["refresh-interval", {}, "duration", "PT1H"],
		["x-published-ttl", {}, "duration", "PT1H"],
	];
}

/** The open ones first, the earliest due before the others; what no calendar could show is not read for one of events. */
async function tasksOfFeed(
	{ listTasks }: Pick<ReadModel, "listTasks">,
	{ user_id, contents }: FoundFeed,
	now: Temporal.Instant,
): Promise<{ readonly tasks: readonly Task[]; readonly isWhole: boolean }> {
	const since = `${day(now).subtract({ days: SHOWN_AFTERWARDS })}T00:00:00.000Z`;
	const needsDue = contents === "events";
	const tasks: Task[] = [];
	const lists = [
		{ query: { status: "open", sort: "due", order: "asc" }, isOver: ({ due }: Task) => needsDue && due === null },
		// Whatever was completed since was changed since.
		{
			query: { status: "completed", sort: "updated_at", order: "desc" },
			isOver: (task: Task) => task.updated_at < since,
		},
	] as const;
	for (const { query, isOver } of lists) {
		for (let cursor: string | null | undefined; cursor !== null; ) {
			const page = await listTasks(user_id, { ...query, limit: PAGE, ...(cursor ? { cursor } : {}) });
			for (const task of page.data) {
				if (isOver(task)) break;
				if (task.completed_at !== null && task.completed_at < since) continue;
				if (needsDue && task.due === null) continue;
				if (tasks.length === BOUNDS.feed_tasks.most) return { tasks, isWhole: false };
				tasks.push(task);
			}
			cursor = page.data.some(isOver) ? null : page.next_cursor;
		}
	}
	return { tasks, isWhole: true };
}
