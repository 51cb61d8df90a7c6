import { createResource, For } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { offeredParents } from "../../state/desk/parent.ts";
import { EVENT_KINDS, type HistoryWish, taskOf, WHO } from "../../state/history/historyWish.ts";
import { latestOf } from "../../state/parts/latestOf.ts";
import { useNavigation } from "../../state/shell/place.ts";
import { instantText } from "../../time/zone.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import "../../look/past.css";

interface HistoryToolsProps {
	readonly wish: HistoryWish;
	readonly onWish: (wish: HistoryWish) => void;
}

/** What narrows the history: who, what, which task, until when; and the way to the list as it was. */
export function HistoryTools(props: HistoryToolsProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().history;
	const navigation = useNavigation();
	const [clients] = createResource(
		async () => (await desk.requests.read<{ data: readonly { id: string; name: string }[] }>("/api/clients")).data,
	);
	const tasks = () => desk.desk().tasks;
	return (
		<div class="history-tools">
			<label>
				{say().filters.who}
				<select
					value={props.wish.who}
					onChange={(event) => props.onWish({ ...props.wish, who: event.currentTarget.value })}
				>
					<option value="">{say().filters.everybody}</option>
					<For each={WHO}>{(who) => <option value={who}>{say().filters.whos[who]}</option>}</For>
					<For each={latestOf(clients) ?? []}>{({ id, name }) => <option value={`=${id}`}>{name}</option>}</For>
				</select>
			</label>
			<label>
				{say().filters.what}
				<select
					value={props.wish.what}
					onChange={(event) => props.onWish({ ...props.wish, what: event.currentTarget.value })}
				>
					<option value="">{say().filters.everything}</option>
					<For each={EVENT_KINDS}>{(what) => <option value={what}>{say().filters.whats[what]}</option>}</For>
				</select>
			</label>
			<label>
				{say().filters.task}
				<input
					list="history-tasks"
					dir="auto"
					autocomplete="off"
					placeholder={say().filters.anyTask}
					value={props.wish.task}
					aria-invalid={taskOf(props.wish.task, tasks()) === undefined}
					onInput={(event) => props.onWish({ ...props.wish, task: event.currentTarget.value })}
				/>
				<datalist id="history-tasks">
					<For each={offeredParents(props.wish.task, tasks(), 0)}>{(name) => <option value={name} />}</For>
				</datalist>
			</label>
			<label>
				{say().filters.until}
				<input
					type="date"
					value={props.wish.until}
					onChange={(event) => props.onWish({ ...props.wish, until: event.currentTarget.value })}
				/>
			</label>
			<button type="button" class="quiet" onClick={() => navigation.lookBack(instantText(desk.now()))}>
				<Icon name="history" /> {words().past.open}
			</button>
		</div>
	);
}
