import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { GROUPS, groupTasks, unfinishedGroups } from "../state/group.ts";
import type { Listed, Task } from "../wire.ts";
import { useWords } from "../words/words.ts";
import { Icon } from "./Icon.tsx";
import { LongList } from "./LongList.tsx";
import { TaskRow } from "./TaskRow.tsx";

/** A pause in typing as long as this searches (ms). */
const PAUSE_MS = 200;

export function TaskList(props: { readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().list;
	const [search, setSearch] = createSignal("");
	const [found, setFound] = createSignal<readonly number[]>();
	const [foundCursor, setFoundCursor] = createSignal<string | null>(null);
	const [isTrash, setTrash] = createSignal(false);
	const [cursor, setCursor] = createSignal<string | null | undefined>(undefined);
	const groups = createMemo(() => groupTasks(desk.desk().tasks.values(), desk.now(), desk.place().zone));
	const unfinished = createMemo(() => {
		const rest = desk.rest();
		return rest ? unfinishedGroups(rest.last, desk.now(), desk.place().zone) : new Set();
	});
	const deleted = createMemo(() =>
		[...desk.desk().tasks.values()]
			.filter((task) => task.status === "deleted")
			.sort((a, b) => (b.deleted_at ?? "").localeCompare(a.deleted_at ?? "")),
	);
	// Rows come from the desk, so that what is found or thrown away stays live too.
	const listed = createMemo<readonly Task[] | undefined>(() => {
		if (isTrash()) return deleted();
		return found()?.flatMap((id) => desk.desk().tasks.get(id) ?? []);
	});
	const isAllDone = () =>
		groups().done.length > 0 && GROUPS.every((name) => name === "done" || groups()[name].length === 0);
	const isEmpty = () => GROUPS.every((name) => groups()[name].length === 0);

	createEffect(
		on(search, (text) => {
			if (text.trim() === "") return setFound(undefined);
			const aborter = new AbortController();
			const timer = setTimeout(() => void find(text.trim(), aborter.signal), PAUSE_MS);
			onCleanup(() => {
				clearTimeout(timer);
				aborter.abort();
			});
		}),
	);

	async function find(text: string, signal: AbortSignal | undefined, after?: string | null): Promise<void> {
		const mark = after ? `&cursor=${encodeURIComponent(after)}` : "";
		try {
			const path = `/api/tasks?status=all&limit=50&search=${encodeURIComponent(text)}${mark}`;
			const page = await desk.requests.read<Listed<Task>>(path, signal);
			if (text !== search().trim()) return;
			desk.dispatch({ kind: "fetched", tasks: page.data });
			const ids = page.data.map((task) => task.id);
			setFound(after ? [...(found() ?? []), ...ids] : ids);
			setFoundCursor(page.next_cursor);
		} catch (fault) {
			if (!signal?.aborted) desk.toasts.fail(fault);
		}
	}

	async function more(status: "completed" | "deleted"): Promise<void> {
		try {
			setCursor(await desk.loadMore(status, cursor() ?? undefined));
		} catch (fault) {
			desk.toasts.fail(fault);
		}
	}

	function showTrash(isShown: boolean): void {
		setTrash(isShown);
		setCursor(undefined);
		if (isShown) void more("deleted");
	}

	return (
		<>
			<header class="pane-head">
				<h2>{isTrash() ? say().trash : say().tasks}</h2>
				<label class="search">
					<Icon name="search" />
					<input
						type="search"
						aria-label={say().search}
						placeholder={say().searchShort}
						value={search()}
						onInput={(event) => {
							if (isTrash()) showTrash(false);
							setSearch(event.currentTarget.value);
						}}
					/>
				</label>
				<button
					type="button"
					class="icon"
					aria-label={say().trash}
					aria-pressed={isTrash()}
					onClick={() => showTrash(!isTrash())}
				>
					<Icon name="trash" />
				</button>
			</header>
			<div class="scroll">
				<Show when={desk.fault()}>
					{(why) => (
						<div class="trouble" role="alert">
							<span>{why()}</span>
							<button type="button" onClick={() => void desk.reload()}>
								{words().general.tryAgain}
							</button>
						</div>
					)}
				</Show>
				<Show when={!desk.isLoading()} fallback={<div class="bones" role="status" aria-label={say().loading} />}>
					<Show
						when={listed()}
						fallback={
							<Show when={!isEmpty() || desk.fault()} fallback={<Nothing />}>
								<Show when={isAllDone()}>
									<p class="muted centred">{say().allDone}</p>
								</Show>
								<For each={GROUPS}>
									{(name) => (
										<>
											<Show when={name === "done"}>
												<More />
											</Show>
											<Show when={groups()[name].length > 0}>
												<details class="group" open={name !== "done"}>
													<summary>
														<h3 class={`group-${name}`}>{say().groups[name]}</h3>{" "}
														<span class="count">
															{groups()[name].length}
															{unfinished().has(name) ? "+" : ""}
														</span>
													</summary>
													<Rows tasks={groups()[name]} onOpen={props.onOpen} />
													<Show when={name === "done" && groups().done.length >= 30 && cursor() !== null}>
														<button type="button" class="quiet" onClick={() => void more("completed")}>
															{words().general.older}
														</button>
													</Show>
												</details>
											</Show>
										</>
									)}
								</For>
							</Show>
						}
					>
						{(tasks) => (
							<Show
								when={tasks().length > 0}
								fallback={<p class="muted centred">{isTrash() ? say().trashEmpty : say().nothingFound}</p>}
							>
								<Rows tasks={tasks()} onOpen={props.onOpen} />
								<Show when={isTrash() && cursor()}>
									<button type="button" class="quiet" onClick={() => void more("deleted")}>
										{words().general.older}
									</button>
								</Show>
								<Show when={!isTrash() && foundCursor()}>
									<button
										type="button"
										class="quiet"
										onClick={() => void find(search().trim(), undefined, foundCursor())}
									>
										{say().more}
									</button>
								</Show>
							</Show>
						)}
					</Show>
				</Show>
			</div>
		</>
	);
}

/** By id, so that a row which changes stays the same row: it keeps the focus, and a dialog finds its way back to it. */
function Rows(props: { readonly tasks: readonly Task[]; readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	return (
		<LongList ids={props.tasks.map((task) => task.id)}>
			{(id, place) => (
				<Show when={desk.desk().tasks.get(id)}>
					{(task) => <TaskRow task={task()} onOpen={props.onOpen} place={place()} of={props.tasks.length} />}
				</Show>
			)}
		</LongList>
	);
}

/** Says that there are more open tasks than are shown, whichever way they come. */
function More() {
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

function Nothing() {
	const words = useWords();
	return (
		<div class="nothing">
			<Icon name="mark" />
			<h3>{words().list.nothing}</h3>
			<p class="muted">{words().list.nothingHint}</p>
		</div>
	);
}
