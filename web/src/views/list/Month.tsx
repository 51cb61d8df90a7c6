import { createMemo, createSignal, For, Show } from "solid-js";
import { FIRST_WEEKDAYS } from "../../../../src/domain/settings/week.ts";
import { type DeskView, useDesk } from "../../state/desk/desk.ts";
import { createForeseenTasks } from "../../state/list/foreseenTasks.ts";
import { addMonths, monthOf, sameDayOf, stepOf, tasksByDay, weeksOf } from "../../state/list/month.ts";
import { moveTask } from "../../state/list/moveTask.ts";
import { movedTo } from "../../state/list/reschedule.ts";
import type { Selection } from "../../state/list/selection.ts";
import { useNavigation } from "../../state/shell/place.ts";
import { sayWeekday } from "../../time/say.ts";
import { addDays, formatIn, msOf, wallTimeOf } from "../../time/zone.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { MonthDay } from "./MonthDay.tsx";
import { MonthList } from "./MonthList.tsx";
import "../../look/month.css";

interface MonthProps {
	/** `2026-12` */
	readonly month: string;
	readonly selection: Selection;
	readonly onOpen: (taskId: number) => void;
}

/** What comes, as a grid of weeks; below it the day that is chosen. */
export function Month(props: MonthProps) {
	const desk = useDesk();
	const navigation = useNavigation();
	const words = useAllWords();
	const say = () => words().month;
	const zone = () => desk.place().zone;
	const weekStart = () => desk.me().settings.week_start;
	const today = createMemo(() => wallTimeOf(desk.now(), zone()).date);
	const weeks = createMemo(() => weeksOf(props.month, weekStart()));
	const days = createMemo(() => weeks().flat());
	const [chosen, setChosen] = createSignal(monthOf(today()) === props.month ? today() : `${props.month}-01`);
	/** One of the month that is shown, wherever the address led. */
	const day = () => (days().includes(chosen()) ? chosen() : `${props.month}-01`);
	const tasks = createMemo(() => tasksByDay(desk.groups(), zone()));
	const foreseen = createForeseenTasks(desk, () => ({ from: days()[0] ?? "", to: days().at(-1) ?? "" }));
	const title = () =>
		formatIn("UTC", desk.place().locale, { month: "long", year: "numeric" }).format(
			msOf(`${props.month}-15T12:00:00Z`),
		);
	let grid: HTMLTableElement | undefined;

	const focusSoon = (selector: string) => queueMicrotask(() => grid?.querySelector<HTMLElement>(selector)?.focus());
	const focusDay = () => focusSoon(`[data-section="${day()}"]`);
	/** Another day is chosen; one of another month brings that up. */
	function go(date: string): void {
		setChosen(date);
		if (!days().includes(date)) navigation.month(monthOf(date));
		focusDay();
	}
	function turn(by: number): void {
		const month = addMonths(props.month, by);
		setChosen(sameDayOf(day(), month));
		navigation.month(month);
	}

	const onKeyDown = createKeys(desk, { day, weekStart, go, turn, focusDay, focusSoon });

	return (
		<div class="month">
			<MonthHead title={title()} isThis={monthOf(today()) === props.month} onThis={() => go(today())} onTurn={turn} />
			<table
				// biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: days are gone through by keys (ARIA APG, grid)
				role="grid"
				aria-label={title()}
				aria-describedby="month-keys"
				onKeyDown={onKeyDown}
				ref={(element) => {
					grid = element;
				}}
			>
				<Weekdays first={FIRST_WEEKDAYS[weekStart()]} />
				<tbody>
					<For each={weeks()}>
						{(week) => (
							<tr>
								<For each={week}>
									{(date) => (
										<MonthDay
											date={date}
											tasks={tasks().get(date) ?? []}
											foreseen={foreseen.byDay().get(date) ?? []}
											isToday={date === today()}
											isOther={monthOf(date) !== props.month}
											isChosen={date === day()}
											onChoose={() => setChosen(date)}
											onOpen={props.onOpen}
										/>
									)}
								</For>
							</tr>
						)}
					</For>
				</tbody>
			</table>
			<p id="month-keys" class="muted small-print only-wide">
				{say().keys}
			</p>
			<Show when={foreseen.isPart()}>
				<p class="muted small-print">{say().isPart}</p>
			</Show>
			<MonthList
				date={day()}
				tasks={tasks().get(day()) ?? []}
				foreseen={foreseen.byDay().get(day()) ?? []}
				selection={props.selection}
				onOpen={props.onOpen}
			/>
		</div>
	);
}

interface MonthHeadProps {
	readonly title: string;
	/** Today is in it. */
	readonly isThis: boolean;
	readonly onThis: () => void;
	readonly onTurn: (by: number) => void;
}

function MonthHead(props: MonthHeadProps) {
	const words = useAllWords();
	const say = () => words().month;
	return (
		<div class="month-head">
			<h3 aria-live="polite">{props.title}</h3>
			<button type="button" class="small" onClick={() => props.onThis()} disabled={props.isThis}>
				{say().thisMonth}
			</button>
			<button
				type="button"
				class="icon quiet back"
				aria-label={say().before}
				title={say().before}
				onClick={() => props.onTurn(-1)}
			>
				<Icon name="next" />
			</button>
			<button
				type="button"
				class="icon quiet"
				aria-label={say().after}
				title={say().after}
				onClick={() => props.onTurn(1)}
			>
				<Icon name="next" />
			</button>
		</div>
	);
}

/** `first`: with which weekday a week begins, 1 for Monday. */
function Weekdays(props: { readonly first: number }) {
	const desk = useDesk();
	return (
		<thead>
			<tr>
				<For each={Array.from({ length: 7 }, (_, at) => (props.first - 1 + at) % 7)}>
					{(at) => (
						<th scope="col" abbr={sayWeekday(at, "long", desk.place())}>
							{sayWeekday(at, "short", desk.place())}
						</th>
					)}
				</For>
			</tr>
		</thead>
	);
}

interface Grid {
	readonly day: () => string;
	readonly weekStart: () => keyof typeof FIRST_WEEKDAYS;
	readonly go: (date: string) => void;
	readonly turn: (by: number) => void;
	readonly focusDay: () => void;
	readonly focusSoon: (selector: string) => void;
}

/** What the keys of the grid do (ARIA APG, grid). */
function createKeys(desk: DeskView, { day, weekStart, go, turn, focusDay, focusSoon }: Grid) {
	/** On a task: among those of its day, and with Shift to another one. */
	function onTaskKey(event: KeyboardEvent, button: HTMLElement, cell: HTMLElement): void {
		const date = cell.dataset.section ?? "";
		const buttons = [...cell.querySelectorAll<HTMLElement>("button")];
		const at = buttons.indexOf(button);
		const step = stepOf(event.key, date, weekStart());
		const task = desk.desk().tasks.get(Number(button.dataset.task));
		if (event.key === "Escape") cell.focus();
		else if (event.shiftKey && step !== undefined && task && button.matches(".month-task")) {
			const next = addDays(date, step);
			// The day is gone to first: the task leaves the place where the keyboard stands.
			go(next);
			void moveTask(desk, task, movedTo(task.due, next, desk.place().zone)).then((isMoved) => {
				if (!isMoved) go(date);
				else if (document.activeElement?.matches(".month-day")) focusSoon(`.month-task[data-task="${task.id}"]`);
			});
		} else if (event.key === "ArrowDown") buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
		else if (event.key === "ArrowUp") buttons[Math.max(at - 1, 0)]?.focus();
		else if (step !== undefined) go(addDays(date, step));
		else return;
		event.preventDefault();
	}

	return (event: KeyboardEvent): void => {
		const target = event.target as HTMLElement;
		const cell = target.closest<HTMLElement>(".month-day");
		if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
		if (target !== cell) {
			onTaskKey(event, target, cell);
			return;
		}
		const step = stepOf(event.key, day(), weekStart());
		if (step !== undefined) go(addDays(day(), step));
		else if (event.key === "PageUp" || event.key === "PageDown") {
			turn(event.key === "PageUp" ? -1 : 1);
			focusDay();
		} else if (event.key === "Enter" || event.key === " ") cell.querySelector<HTMLElement>("button")?.focus();
		else return;
		event.preventDefault();
	};
}
