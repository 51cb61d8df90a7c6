import { For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import type { Selection } from "../../state/list/selection.ts";
import { sayDate } from "../../time/say.ts";
import type { Task } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { useAdding } from "../parts/adding.ts";
import { Icon } from "../parts/Icon.tsx";
import { Rows } from "./TaskRows.tsx";

interface MonthListProps {
	readonly date: string;
	readonly tasks: readonly Task[];
	readonly foreseen: readonly Task[];
	readonly selection: Selection;
	readonly onOpen: (taskId: number) => void;
}

/** The chosen day with all that is due then, and what its series will bring. */
export function MonthList(props: MonthListProps) {
	const desk = useDesk();
	const words = useAllWords();
	const add = useAdding();
	const name = () => sayDate(props.date, desk.now(), desk.place());
	return (
		<section class="month-list" aria-label={name()}>
			<div class="month-head">
				<h3>{name()}</h3>
				<button
					type="button"
					class="icon quiet"
					aria-label={words().list.addTo(name())}
					title={words().list.addTo(name())}
					onClick={() => add(props.date)}
				>
					<Icon name="plus" />
				</button>
			</div>
			<Rows tasks={props.tasks} hasDay={true} selection={props.selection} onOpen={props.onOpen} />
			<For each={props.foreseen}>
				{(task) => (
					<button type="button" class="foreseen-row" onClick={() => props.onOpen(task.id)}>
						<Icon name="repeat" /> <bdi>{task.title}</bdi> <span class="muted">{words().month.foreseenMark}</span>
					</button>
				)}
			</For>
			<Show when={props.tasks.length + props.foreseen.length === 0}>
				<p class="muted">{words().month.free}</p>
			</Show>
		</section>
	);
}
