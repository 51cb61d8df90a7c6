import { createMemo, createSignal, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import type { Selection } from "../../state/list/selection.ts";
import { useWords } from "../../words/words.ts";
import { Rows } from "./TaskRows.tsx";

/** What was thrown away, the latest first. */
export function Trash(props: { readonly selection: Selection; readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useWords();
	const [cursor, setCursor] = createSignal<string | null>();
	const deleted = createMemo(() =>
		[...desk.desk().tasks.values()]
			.filter((task) => task.status === "deleted")
			.sort((a, b) => (b.deleted_at ?? "").localeCompare(a.deleted_at ?? "")),
	);
	async function more(): Promise<void> {
		try {
			setCursor(await desk.loadMore("deleted", cursor() ?? undefined));
		} catch (fault) {
			desk.toasts.fail(fault);
		}
	}
	void more();
	return (
		<Show when={deleted().length > 0} fallback={<p class="muted centred">{words().list.trashEmpty}</p>}>
			<Rows tasks={deleted()} selection={props.selection} onOpen={props.onOpen} />
			<Show when={cursor()}>
				<button type="button" class="quiet" onClick={() => void more()}>
					{words().general.older}
				</button>
			</Show>
		</Show>
	);
}
