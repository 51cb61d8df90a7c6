/** What will come of series within a span of days, by the rules as they are now: asked of the server, and not yet there. */
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from "solid-js";
import { instantOfWall, instantText, msOf, wallTimeOf } from "../../time/zone.ts";
import type { Preview, Task } from "../../wire.ts";
import type { DeskView } from "../desk/desk.ts";
import { askedOf } from "../task/forecast.ts";

/** Local dates, both included. */
export interface Span {
	readonly from: string;
	readonly to: string;
}

export interface ForeseenTasks {
	/** By local date; without the occurrence that is at hand, which is a task. */
	readonly byDay: Accessor<ReadonlyMap<string, readonly Task[]>>;
	/** Not all series were asked about, or not all answered: what is shown is not everything. */
	readonly isPart: Accessor<boolean>;
}

/** So many series are asked about for one span, and so many at once. */
const MOST = 50;
const AT_ONCE = 4;
/** As many dates as a span of six weeks may have of one series; one that has more in it is cut there. */
const DATES = 100;

interface Came {
	readonly task: Task;
	readonly dates: readonly string[];
	readonly isPart: boolean;
}

/** Counted from completion, or paused, nothing is certain but what is at hand. */
const isForeseeable = ({ status, due, recurrence }: Task) =>
	status === "open" &&
	due !== null &&
	recurrence !== null &&
	!recurrence.paused &&
	recurrence.mode !== "after_completion";

export function createForeseenTasks(desk: DeskView, span: Accessor<Span>): ForeseenTasks {
	const [came, setCame] = createSignal<readonly Came[]>([]);
	const series = createMemo(() => [...desk.desk().tasks.values()].filter(isForeseeable));
	/** Answers by task, its version, and the span: going back to a month asks nothing again. */
	const known = new Map<string, Came>();
	const keyOf = ({ id, version }: Task) => `${id} ${version} ${span().from}`;

	async function ask(task: Task, { from, to }: Span, signal: AbortSignal): Promise<Came> {
		const { zone } = desk.place();
		const recurrence = task.recurrence;
		if (!recurrence) return { task, dates: [], isPart: false };
		const body = {
			recurrence: askedOf(recurrence),
			from: instantText(instantOfWall({ date: from, time: "00:00" }, zone)),
			count: DATES,
		};
		const response = await desk.requests.open("/api/recurrence/preview", {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
			signal,
		});
		const { occurrences } = (await response.json()) as Preview;
		const dates = occurrences
			.filter(({ local }) => local > (recurrence.occurrence ?? ""))
			.map(({ local, instant }) => (local.includes("T") ? wallTimeOf(msOf(instant), zone).date : local));
		const isPart = occurrences.length === DATES && (dates.at(-1) ?? to) < to;
		return { task, dates: dates.filter((date) => date >= from && date <= to), isPart };
	}

	createEffect(
		on(
			() => series().map(keyOf).join(),
			() => {
				const wanted = span();
				const aborter = new AbortController();
				onCleanup(() => aborter.abort());
				const asked = series().slice(0, MOST);
				const show = () => setCame(asked.flatMap((task) => known.get(keyOf(task)) ?? []));
				show();
				const open = asked.filter((task) => !known.has(keyOf(task)));
				const worker = async () => {
					for (let task = open.shift(); task && !aborter.signal.aborted; task = open.shift()) {
						const key = keyOf(task);
						try {
							known.set(key, await ask(task, wanted, aborter.signal));
							if (!aborter.signal.aborted) show();
						} catch {
							// Out of reach, or over: it is among those that did not answer.
						}
					}
				};
				for (let n = 0; n < AT_ONCE; n += 1) void worker();
			},
		),
	);
	const byDay = createMemo(() => {
		const days = new Map<string, Task[]>();
		for (const { task, dates } of came()) {
			for (const date of new Set(dates)) days.set(date, [...(days.get(date) ?? []), task]);
		}
		return days;
	});
	return { byDay, isPart: () => series().length > came().length || came().some(({ isPart }) => isPart) };
}
