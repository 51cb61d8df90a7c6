import { createMemo, Show } from "solid-js";
import type { TaskAnswer } from "../../state/desk/children.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { nest } from "../../state/desk/nested.ts";
import type { Selection } from "../../state/list/selection.ts";
import { isolated } from "../../time/say.ts";
import type { Task } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { focusRow } from "../parts/keyboard.ts";
import { LongList } from "../parts/LongList.tsx";
import { TaskRow } from "./TaskRow.tsx";

const NOWHERE: ReadonlyMap<number, number> = new Map();

/** By id, so that a row which changes stays the same row: it keeps the focus, and a dialog finds its way back to it. */
export function Rows(props: {
	readonly tasks: readonly Task[];
	readonly onOpen: (taskId: number) => void;
	readonly hasDay?: boolean;
	/** They are some of very many that are shown. */
	readonly isLong?: boolean;
	/** Rows that stand above them. */
	readonly above?: number;
	/** What to point out in titles. */
	readonly words?: readonly string[];
	/** Rows can be chosen, to be changed together. */
	readonly selection?: Selection;
	/** They stand in the user's own order, which a row's menu changes. */
	readonly canPlace?: boolean;
	/** Tasks below others stand below them. */
	readonly isNested?: boolean;
}) {
	const desk = useDesk();
	const nested = createMemo(() => (props.isNested ? nest(props.tasks) : { tasks: props.tasks, depths: NOWHERE }));
	/** One row up or down. */
	function step(id: number, by: -1 | 1): void {
		const other = props.tasks[props.tasks.findIndex((task) => task.id === id) + by];
		if (!other) return;
		const beside = by < 0 ? { before: other.id } : { after: other.id };
		const write = () => desk.requests.write<TaskAnswer>("POST", `/api/tasks/${id}/place`, beside);
		const said = ({ task }: TaskAnswer) => ({ text: desk.words().changed.saved(isolated(task.title)) });
		void desk.change<TaskAnswer>(said, write).then((answer) => {
			if (answer) desk.dispatch({ kind: "fetched", tasks: [answer.task] });
			focusRow(id);
		});
	}
	return (
		<LongList ids={nested().tasks.map((task) => task.id)} isLong={props.isLong} above={props.above}>
			{(id, place) => (
				<Show when={desk.task(id)}>
					{(task) => (
						<TaskRow
							task={task()}
							onOpen={props.onOpen}
							hasDay={props.hasDay}
							depth={nested().depths.get(id)}
							words={props.words}
							selection={props.selection}
							onPlace={props.canPlace ? (by) => step(id, by) : undefined}
							onExtend={() =>
								props.selection?.extend(
									id,
									nested().tasks.map((other) => other.id),
								)
							}
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
