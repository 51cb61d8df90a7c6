import { createMemo, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { onDay } from "../../state/list/month.ts";
import { sayTime } from "../../time/say.ts";
import { formatIn, msOf } from "../../time/zone.ts";
import type { Task } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";

interface MonthDayProps {
	readonly date: string;
	readonly tasks: readonly Task[];
	/** Series that will have an occurrence then. */
	readonly foreseen: readonly Task[];
	readonly isToday: boolean;
	/** It fills a week of the month, and is none of its days. */
	readonly isOther: boolean;
	readonly isChosen: boolean;
	readonly onChoose: () => void;
	readonly onOpen: (taskId: number) => void;
}

/** A day of the month: what is due then, and lighter what will be. Where there is little room, dots. */
export function MonthDay(props: MonthDayProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().month;
	/** By id, those to come below zero: a task that changes keeps its place, and the keyboard on it. */
	const shown = createMemo(() => onDay([...props.tasks.map(({ id }) => id), ...props.foreseen.map(({ id }) => -id)]));
	const timeOf = ({ due }: Task) => due && sayTime(due, desk.place());
	const name = () => {
		const day = formatIn("UTC", desk.place().locale, { weekday: "long", day: "numeric", month: "long" });
		return say().day(day.format(msOf(`${props.date}T12:00:00Z`)), props.tasks.length, props.foreseen.length);
	};
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the table around it has the keys of all its days
		<td
			// biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid, where the keyboard stands (ARIA APG)
			role="gridcell"
			class="month-day"
			classList={{ other: props.isOther, today: props.isToday }}
			data-section={props.date}
			aria-selected={props.isChosen}
			aria-current={props.isToday ? "date" : undefined}
			tabIndex={props.isChosen ? 0 : -1}
			onClick={() => props.onChoose()}
		>
			<span class="visually-hidden">{name()}</span>
			<span class="number" aria-hidden="true">
				{Number(props.date.slice(8))}
			</span>
			<Show when={shown().shown.length > 0}>
				<span class="dots" aria-hidden="true">
					<For each={shown().shown}>{(id) => <i classList={{ foreseen: id < 0 }} />}</For>
				</span>
				<ul>
					<For each={shown().shown}>
						{(id) => (
							<Show when={desk.task(Math.abs(id))}>
								{(task) => (
									<li>
										<button
											type="button"
											class={id < 0 ? "foreseen" : "month-task"}
											data-task={task().id}
											data-priority={task().priority}
											tabindex="-1"
											title={
												id < 0 ? say().foreseen(task().title) : [timeOf(task()), task().title].filter(Boolean).join(" ")
											}
											onClick={() => props.onOpen(task().id)}
										>
											<Show when={timeOf(task())}>{(time) => <span class="muted">{time()}</span>}</Show>{" "}
											<bdi>{task().title}</bdi>
											<Show when={id < 0}>
												<span class="visually-hidden"> ({say().foreseenMark})</span>
											</Show>
										</button>
									</li>
								)}
							</Show>
						)}
					</For>
					<Show when={shown().more > 0}>
						<li>
							<button type="button" class="more-there" tabindex="-1">
								{say().more(shown().more)}
							</button>
						</li>
					</Show>
				</ul>
			</Show>
		</td>
	);
}
