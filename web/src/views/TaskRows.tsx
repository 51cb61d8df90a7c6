import { Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import type { Task } from "../wire.ts";
import { useWords } from "../words/words.ts";
import { Icon } from "./Icon.tsx";
import { LongList } from "./LongList.tsx";
import { TaskRow } from "./TaskRow.tsx";

/** By id, so that a row which changes stays the same row: it keeps the focus, and a dialog finds its way back to it. */
export function Rows(props: {
	readonly tasks: readonly Task[];
	readonly onOpen: (taskId: number) => void;
	readonly hasDay?: boolean;
	/** What to point out in titles. */
	readonly words?: readonly string[];
}) {
	const desk = useDesk();
	return (
		<LongList ids={props.tasks.map((task) => task.id)}>
			{(id, place) => (
				<Show when={desk.desk().tasks.get(id)}>
					{(task) => (
						<TaskRow
							task={task()}
							onOpen={props.onOpen}
							hasDay={props.hasDay}
							words={props.words}
							place={place()}
							of={props.tasks.length}
						/>
					)}
				</Show>
			)}
		</LongList>
	);
}

/** Says that there are more open tasks than are shown, whichever way they come. */
export function More() {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().list;
	return (
		<Show when={desk.rest()}>
			{(rest) => (
				<p class="muted rest" role="status">
					<Show when={!rest().isComing} fallback={say().restComing}>
						{say().rest}{" "}
						<button type="button" class="small" onClick={() => void desk.loadRest()}>
							{say().more}
						</button>
					</Show>
				</p>
			)}
		</Show>
	);
}

export function Nothing() {
	const words = useWords();
	return (
		<div class="nothing">
			<Icon name="mark" />
			<h3>{words().list.nothing}</h3>
			<p class="muted">{words().list.nothingHint}</p>
		</div>
	);
}
