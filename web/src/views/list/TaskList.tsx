import { createComputed, createEffect, createMemo, Match, on, onCleanup, onMount, Show, Switch } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import type { ListPart } from "../../state/desk/listParts.ts";
import { ARRANGEMENTS, canArrange, createArranging } from "../../state/list/arrange.ts";
import { createFilteredTasks } from "../../state/list/filteredTasks.ts";
import { createSearch } from "../../state/list/search.ts";
import { createSelection, type Selection } from "../../state/list/selection.ts";
import { useNavigation } from "../../state/shell/place.ts";
import { wallTimeOf } from "../../time/zone.ts";
import type { Task } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { later } from "../parts/later.tsx";
import { Menu } from "../parts/Menu.tsx";
import { Filters } from "./Filters.tsx";
import { Rows } from "./TaskRows.tsx";
import { TaskSections } from "./TaskSections.tsx";

const BulkBar = later(() => import("./BulkBar.tsx").then((view) => view.BulkBar), {
	meanwhile: () => undefined,
	isFirst: true,
});
const Month = later(() => import("./Month.tsx").then((view) => view.Month));
const WaitingLines = later(() => import("./WaitingLines.tsx").then((view) => view.WaitingLines), {
	meanwhile: () => undefined,
	isFirst: true,
});
const PastList = later(() => import("./PastList.tsx").then((view) => view.PastList));
const Trash = later(() => import("./Trash.tsx").then((view) => view.Trash), { isFirst: true });
const FilterBox = later(() => import("./FilterBox.tsx").then((view) => view.FilterBox), {
	meanwhile: () => undefined,
	isField: true,
});

/** The list: the part of it that is shown, or what is searched for. */
export function TaskList(props: { readonly onOpen: (taskId: number) => void }) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().list;
	const navigation = useNavigation();
	const shown = () => navigation.where().shown;
	const search = createSearch(desk);
	const filter = () => navigation.where().filter;
	const filtered = createFilteredTasks(desk, filter);
	const selection = createSelection();
	const arranging = createArranging();
	const { arrangement } = arranging;
	/** Another part is no longer what was searched for, nor what was chosen. */
	const leave = () => {
		search.type("");
		selection.end();
	};
	let list: HTMLDivElement | undefined;
	createEffect(on(shown, leave, { defer: true }));
	/** It begins at its top. Before its rows are there: behind them, all of them would be laid out for this alone. */
	const toTop = () => {
		if (list) list.scrollTop = 0;
	};
	createComputed(on(shown, toTop, { defer: true }));
	/** What the list is called: a part by its name, a label by its own. */
	const title = () => (shown() === "all" ? (savedName() ?? say().tasks) : nameOf(shown()));
	/** That of the filter, where it is one that is kept. */
	const savedName = () => desk.filters().find((one) => one.filter === filter())?.name;
	function nameOf(part: ListPart): string {
		const names: Readonly<Record<string, string>> = say().partNames;
		const [kind, id] = part.split("-");
		const label = (kind === "tag" ? desk.tags() : desk.categories()).find((one) => one.id === Number(id));
		return names[part] ?? label?.name ?? say().tasks;
	}
	/** What is searched for stands before what is filtered. */
	const source = () => (search.found() ? search : filter() ? filtered : undefined);
	onMount(() => {
		const end = import("./gestures.ts").then(({ createGestures }) =>
			list ? createGestures(list, desk, arrangement, props.onOpen) : undefined,
		);
		// Without them buttons and keys do the same.
		onCleanup(() => void end.then((stop) => stop?.()).catch(() => undefined));
		end.catch(() => undefined);
	});
	const found = createMemo<readonly Task[] | undefined>(() =>
		source()
			?.found()
			?.flatMap((id) => desk.task(id) ?? []),
	);

	return (
		<>
			<header class="pane-head">
				<h2>{title()}</h2>
				<Show when={navigation.where().at === undefined}>
					<ListTools search={search} selection={selection} arranging={arranging} />
				</Show>
			</header>
			<Show when={filter() !== undefined}>
				<FilterBox
					text={filter() ?? ""}
					problem={filtered.problem()}
					onText={navigation.filter}
					onClose={() => navigation.filter(undefined)}
				/>
			</Show>
			<Filters class="filters only-narrow" isGrouped={false} />
			<div
				class="scroll"
				ref={(element) => {
					list = element;
				}}
			>
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
				<Show when={navigation.where().at === undefined} fallback={<PastList shown={shown()} />}>
					<Show when={desk.outbox.waiting().length > 0}>
						<WaitingLines />
					</Show>
					<Show when={!desk.isLoading()} fallback={<div class="bones" role="status" aria-label={say().loading} />}>
						<Show
							when={found()}
							fallback={
								<Switch
									fallback={
										<TaskSections shown={shown()} by={arrangement()} selection={selection} onOpen={props.onOpen} />
									}
								>
									{/* What is being chosen is not everything: nothing stands there until it is known. */}
									<Match when={filter()}>
										<Show when={!filtered.problem()}>
											<div class="bones" role="status" aria-label={say().loading} />
										</Show>
									</Match>
									<Match when={shown() === "upcoming" && navigation.where().month}>
										{(month) => <Month month={month()} selection={selection} onOpen={props.onOpen} />}
									</Match>
									<Match when={shown() === "trash"}>
										<Trash selection={selection} onOpen={props.onOpen} />
									</Match>
								</Switch>
							}
						>
							{(tasks) => (
								<Show when={tasks().length > 0} fallback={<p class="muted centred">{say().nothingFound}</p>}>
									<Rows
										tasks={tasks()}
										words={search.found() ? search.words() : []}
										selection={selection}
										onOpen={props.onOpen}
									/>
									<Show when={source()?.hasMore()}>
										<button type="button" class="quiet" onClick={() => void source()?.more()}>
											{say().more}
										</button>
									</Show>
								</Show>
							)}
						</Show>
					</Show>
				</Show>
				<Show when={selection.isOn()}>
					<BulkBar selection={selection} />
				</Show>
			</div>
		</>
	);
}

interface ListToolsProps {
	readonly search: ReturnType<typeof createSearch>;
	readonly selection: Selection;
	readonly arranging: ReturnType<typeof createArranging>;
}

/** Beside the list's name: what chooses its rows and their order. */
function ListTools(props: ListToolsProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().list;
	const navigation = useNavigation();
	const shown = () => navigation.where().shown;
	const filter = () => navigation.where().filter;
	const monthNow = () => wallTimeOf(desk.now(), desk.place().zone).date.slice(0, 7);
	const choices = () =>
		ARRANGEMENTS.map((by) => ({
			name: say().arrangements[by],
			isOn: by === props.arranging.arrangement(),
			run: () => props.arranging.arrange(by),
		}));
	return (
		<>
			<label class="search">
				<Icon name="search" />
				<input
					type="search"
					aria-label={say().search}
					placeholder={say().searchShort}
					value={props.search.text()}
					onInput={(event) => props.search.type(event.currentTarget.value)}
				/>
			</label>
			<button
				type="button"
				class="icon"
				aria-label={words().filter.label}
				title={words().filter.label}
				aria-pressed={filter() !== undefined}
				onClick={() => navigation.filter(filter() === undefined ? "" : undefined)}
			>
				<Icon name="filter" />
			</button>
			<button
				type="button"
				class="icon"
				aria-label={words().bulk.begin}
				title={words().bulk.begin}
				aria-pressed={props.selection.isOn()}
				onClick={() => (props.selection.isOn() ? props.selection.end() : props.selection.begin())}
			>
				<Icon name="choose" />
			</button>
			<Show when={shown() === "upcoming"}>
				<button
					type="button"
					class="icon"
					aria-label={say().month}
					title={say().month}
					aria-pressed={navigation.where().month !== undefined}
					onClick={() => navigation.month(navigation.where().month ? undefined : monthNow())}
				>
					<Icon name="month" />
				</button>
			</Show>
			<Show when={canArrange(shown())}>
				<Menu class="icon" icon="sort" label={say().arrange} choices={choices} />
			</Show>
		</>
	);
}
