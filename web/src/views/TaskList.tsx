import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { GROUPS, unfinishedGroups } from "../state/group.ts";
import { useNavigation } from "../state/place.ts";
import { PARTS, type Section, sectionsOf } from "../state/shown.ts";
import { sayDate } from "../time/say.ts";
import type { Listed, Task } from "../wire.ts";
import { useWords } from "../words/words.ts";
import { Filters } from "./Filters.tsx";
import { Icon } from "./Icon.tsx";
import { More, Nothing, Rows } from "./TaskRows.tsx";

/** A pause in typing as long as this searches (ms). */
const PAUSE_MS = 200;

const keyOf = ({ name, date }: Section) => date ?? name;

export function TaskList(props: { readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().list;
	const [search, setSearch] = createSignal("");
	const [found, setFound] = createSignal<readonly number[]>();
	const [foundCursor, setFoundCursor] = createSignal<string | null>(null);
	const [isTrash, setTrash] = createSignal(false);
	const [cursor, setCursor] = createSignal<string | null | undefined>(undefined);
	const { groups } = desk;
	const navigation = useNavigation();
	const shown = () => navigation.where().shown;
	const sections = createMemo(() => sectionsOf(groups(), shown(), desk.place().zone));
	/** By name, so that a heading which gains a task stays the same one, folded or not. */
	const keys = createMemo(() => sections().map(keyOf), undefined, { equals: (a, b) => a.join() === b.join() });
	const byKey = createMemo(() => new Map(sections().map((section) => [keyOf(section), section])));
	const heading = ({ name, date }: Section) => (date ? sayDate(date, desk.now(), desk.place()) : say().groups[name]);
	/** What the list is called: a part by its name, a label by its own. */
	const title = () => {
		const part = PARTS.find((one) => one === shown());
		if (part) return part === "all" ? say().tasks : say().partNames[part];
		const [kind, id] = shown().split("-");
		const label = (kind === "tag" ? desk.tags() : desk.categories()).find((one) => one.id === Number(id));
		return label?.name ?? say().tasks;
	};
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
		shown() === "all" &&
		groups().done.length > 0 &&
		GROUPS.every((name) => name === "done" || groups()[name].length === 0);
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
				<h2>{isTrash() ? say().trash : title()}</h2>
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
			<Show when={!isTrash()}>
				<Filters class="filters only-narrow" />
			</Show>
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
								<Show when={keys().length === 0}>
									<p class="muted centred">{say().nothingHere}</p>
								</Show>
								<For each={keys()}>
									{(key) => (
										<Show when={byKey().get(key)}>
											{(section) => (
												<>
													<Show when={section().name === "done"}>
														<More />
													</Show>
													<details class="group" open={section().name !== "done"}>
														<summary>
															<h3 class={`group-${section().name}`}>{heading(section())}</h3>{" "}
															<span class="count">
																{section().tasks.length}
																{unfinished().has(section().name) ? "+" : ""}
															</span>
														</summary>
														<Rows tasks={section().tasks} hasDay={section().date !== undefined} onOpen={props.onOpen} />
														<Show when={section().name === "done" && groups().done.length >= 30 && cursor() !== null}>
															<button type="button" class="quiet" onClick={() => void more("completed")}>
																{words().general.older}
															</button>
														</Show>
													</details>
												</>
											)}
										</Show>
									)}
								</For>
								<Show when={!keys().includes("done")}>
									<More />
								</Show>
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
