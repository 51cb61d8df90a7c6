import { type Accessor, createEffect, createMemo, createSignal, For, on, onMount, Show } from "solid-js";
import { type DeskView, useDesk } from "../../state/desk/desk.ts";
import { PARTS, PAST } from "../../state/desk/listParts.ts";
import { afterPause } from "../../state/parts/afterPause.ts";
import { offeredItems, type PaletteItem } from "../../state/shell/paletteItems.ts";
import { type Navigation, useNavigation } from "../../state/shell/place.ts";
import { VIEWS } from "../../state/shell/viewNames.ts";
import type { Listed, Task } from "../../wire.ts";
import type { Messages } from "../../words/english.ts";
import { useAllWords } from "../../words/words.ts";
import { Modal } from "../parts/Modal.tsx";
import "../../look/palette.css";

interface PaletteProps {
	readonly onOpen: (taskId: number) => void;
	readonly onAdd: () => void;
	readonly onKeys: () => void;
	readonly onFold: () => void;
	readonly onTheme: () => void;
	readonly onSignOut: () => void;
	readonly onClose: () => void;
}

/** A pause in typing as long as this asks (ms), for a line of at least so many letters. */
const PAUSE_MS = 200;
const SHORTEST = 2;

/** One line that leads everywhere: to tasks, views and labels, and to what can be done. */
export function Palette(props: PaletteProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().palette;
	const navigation = useNavigation();
	const [line, setLine] = createSignal("");
	const [at, setAt] = createSignal(0);
	let field: HTMLInputElement | undefined;
	onMount(() => field?.focus());

	const places = createMemo(() => placesOf({ desk, words: words(), navigation }, props));
	const tasks = createMemo((): readonly PaletteItem[] =>
		[...desk.desk().tasks.values()]
			.filter(({ status }) => status === "open")
			.map(({ id, title }) => ({ kind: "task", name: `${title} #${id}`, run: () => props.onOpen(id) })),
	);
	searchTheRest(desk, line);
	const offered = createMemo(() => offeredItems([...places(), ...(line().trim() === "" ? [] : tasks())], line()));
	const chosen = () => offered()[at()];

	/** Gone first: what it leads to takes the keyboard from there. */
	function take(item: PaletteItem | undefined, close: () => void): void {
		close();
		queueMicrotask(() => item?.run());
	}

	return (
		<Modal
			class="card-dialog palette"
			label={say().title}
			isLight={true}
			toasts={desk.toasts}
			onClose={() => props.onClose()}
		>
			{(close) => (
				<div class="dialog-column">
					<input
						role="combobox"
						aria-label={say().line}
						placeholder={say().line}
						aria-expanded={offered().length > 0}
						aria-controls="palette-items"
						aria-activedescendant={chosen() ? `palette-item-${at()}` : undefined}
						aria-autocomplete="list"
						autocomplete="off"
						dir="auto"
						value={line()}
						ref={(element) => {
							field = element;
						}}
						onInput={(event) => {
							setLine(event.currentTarget.value);
							setAt(0);
						}}
						onKeyDown={(event) => {
							if (event.isComposing) return;
							const count = offered().length;
							if (event.key === "Enter") take(chosen(), close);
							else if (event.key === "ArrowDown" && count > 0) setAt((at() + 1) % count);
							else if (event.key === "ArrowUp" && count > 0) setAt((at() + count - 1) % count);
							else return;
							event.preventDefault();
						}}
					/>
					<div id="palette-items" role="listbox" aria-label={say().results}>
						<For each={offered()}>
							{(item, place) => (
								<button
									type="button"
									id={`palette-item-${place()}`}
									role="option"
									tabindex="-1"
									aria-selected={place() === at()}
									onPointerMove={() => setAt(place())}
									onClick={() => take(item, close)}
								>
									<bdi>{item.name}</bdi> <span class="muted small-print">{say().kinds[item.kind]}</span>
								</button>
							)}
						</For>
					</div>
					<Show when={offered().length === 0}>
						<p class="muted centred">{say().nothing}</p>
					</Show>
				</div>
			)}
		</Modal>
	);
}

interface PlacesOf {
	readonly desk: DeskView;
	readonly words: Messages;
	readonly navigation: Navigation;
}

/** All that is there whatever tasks there are: views, labels, and what can be done. */
function placesOf({ desk, words, navigation }: PlacesOf, acts: PaletteProps): readonly PaletteItem[] {
	const command = (name: string, run: () => void): PaletteItem => ({ kind: "command", name, run });
	const { list, shell, keys, filter, chat, palette } = words;
	const views = VIEWS.filter((view) => view !== "tasks" && (view !== "dashboard" || desk.me().user.is_operator));
	return [
		command(shell.addTask, () => acts.onAdd()),
		...[...PARTS, ...PAST].map(
			(part): PaletteItem => ({ kind: "view", name: list.partNames[part], run: () => navigation.show(part) }),
		),
		...views.map((view): PaletteItem => ({ kind: "view", name: shell.views[view], run: () => navigation.go(view) })),
		command(filter.label, () => navigation.filter("")),
		command(chat.fresh, () => navigation.openThread(undefined, "chat")),
		command(palette.fold, () => acts.onFold()),
		command(palette.theme, () => acts.onTheme()),
		command(keys.title, () => acts.onKeys()),
		command(keys.acts.undo, () => void desk.undoLast()),
		command(keys.acts.redo, () => void desk.redoLast()),
		command(shell.signOut, () => acts.onSignOut()),
		...desk
			.filters()
			.map(({ name, filter: text }): PaletteItem => ({ kind: "view", name, run: () => navigation.filter(text) })),
		...desk.categories().map(
			({ id, name }): PaletteItem => ({
				kind: "label",
				name: `@${name}`,
				run: () => navigation.show(`category-${id}`),
			}),
		),
		...desk
			.tags()
			.map(
				({ id, name }): PaletteItem => ({ kind: "label", name: `#${name}`, run: () => navigation.show(`tag-${id}`) }),
			),
	];
}

/** Tasks that are not loaded are asked for; what is found is among the others then. */
function searchTheRest(desk: DeskView, line: Accessor<string>): void {
	createEffect(
		on(line, (text) => {
			if (desk.rest() === undefined || text.trim().length < SHORTEST) return;
			const ask = async (signal: AbortSignal) => {
				const path = `/api/tasks?status=open&limit=20&search=${encodeURIComponent(text.trim())}`;
				try {
					const { data } = await desk.requests.read<Listed<Task>>(path, signal);
					desk.dispatch({ kind: "fetched", tasks: data });
				} catch (fault) {
					if (!signal.aborted) desk.toasts.fail(fault);
				}
			};
			afterPause(PAUSE_MS, (signal) => void ask(signal));
		}),
	);
}
