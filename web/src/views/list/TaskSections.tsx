import { createMemo, createSignal, For, Show } from "solid-js";
import { type DeskView, useDesk } from "../../state/desk/desk.ts";
import { GROUPS, unfinishedGroups } from "../../state/desk/group.ts";
import {
	areSame,
	keepSections,
	type ListPart,
	type Section,
	sectionsOf,
	wordsFor,
} from "../../state/desk/listParts.ts";
import { type Arrangement, arranged, canArrange } from "../../state/list/arrange.ts";
import type { Selection } from "../../state/list/selection.ts";
import { sayDate } from "../../time/say.ts";
import { useWords } from "../../words/words.ts";
import { useAdding } from "../parts/adding.ts";
import { Dot, Icon } from "../parts/Icon.tsx";
import { LONG_FROM, ROW_GUESS } from "../parts/LongList.tsx";
import { later } from "../parts/later.tsx";
import { createWindowed } from "../parts/windowed.ts";
import { More, Rows } from "./TaskRows.tsx";

const EmptyList = later(() => import("./EmptyList.tsx").then((view) => view.EmptyList), {
	meanwhile: () => undefined,
	isFirst: true,
});

/** Up to so many headings are simply there. */
const MANY = 12;
/** What a heading takes besides its rows, in px. */
const HEADING_GUESS = 50;

interface TaskSectionsProps {
	readonly shown: ListPart;
	readonly by: Arrangement;
	readonly selection: Selection;
	readonly onOpen: (taskId: number) => void;
}

/** A part of the list under its headings. */
export function TaskSections(props: TaskSectionsProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().list;
	const { groups } = desk;
	const add = useAdding();
	const older = createOlder(desk);
	const sections = createMemo<readonly Section[]>((before) => {
		const { by, shown } = props;
		if (by === "time" || !canArrange(shown))
			return keepSections(before, sectionsOf(groups(), shown, desk.place().zone));
		return keepSections(before, arranged(groups(), shown, by, { categories: desk.categories(), tags: desk.tags() }));
	}, []);
	/** By name, so that a heading which gains a task stays the same one, folded or not. */
	const keys = createMemo(() => sections().map(({ key }) => key), undefined, { equals: areSame });
	const byKey = createMemo(() => new Map(sections().map((section) => [section.key, section])));
	const isLong = createMemo(() => sections().reduce((rows, { tasks }) => rows + tasks.length, 0) > LONG_FROM);
	/** By key, how many rows stand above a heading. */
	const above = createMemo(() => rowsAbove(sections()));
	/** Few headings are all there, and their rows come and go; of many the headings do, too. */
	const hasMany = () => isLong() && keys().length > MANY;
	const { range, style, watch } = createWindowed(
		{
			count: () => keys().length,
			isOn: hasMany,
			keyOf: (at) => keys()[at] ?? "",
			guess: (at) => HEADING_GUESS + ROW_GUESS * (sections()[at]?.tasks.length ?? 0),
			measure,
		},
		MANY,
	);
	const near = createMemo(() => (hasMany() ? keys().slice(range().from, range().to) : keys()));
	/** Headings that were folded or unfolded: they stay so while they are out of sight. */
	const folds = new Map<string, boolean>();
	const isOpen = ({ key, name }: Section) => folds.get(key) ?? (name !== "done" || isLogbook());
	const lastKey = () => keys().at(-1);
	const unfinished = createMemo(() => {
		const rest = desk.rest();
		return new Set<string>(rest ? unfinishedGroups(rest.last, desk.now(), desk.place().zone) : []);
	});
	const isAllDone = () =>
		props.shown === "all" &&
		groups().done.length > 0 &&
		GROUPS.every((name) => name === "done" || groups()[name].length === 0);
	const isEmpty = () => GROUPS.every((name) => groups()[name].length === 0);
	const emptyWords = () => (say().empty as Readonly<Record<string, string>>)[props.shown] ?? say().nothingHere;
	const isLogbook = () => props.shown === "logbook";

	function nameOf({ name, date, priority, label }: Section): string {
		if (date) return sayDate(date, desk.now(), desk.place());
		if (name === "priority") return say().priorityHeadings[priority ?? "medium"];
		if (name === "label") return label?.name ?? say().noLabel;
		const group = GROUPS.find((one) => one === name);
		return group ? say().groups[group] : say().arrangements.own;
	}
	const spotOf = (section: Section) => ({
		shown: props.shown,
		section,
		categories: desk.categories(),
		tags: desk.tags(),
	});

	return (
		<Show when={!isEmpty() || desk.fault()} fallback={<EmptyList />}>
			<Show when={isAllDone()}>
				<p class="muted centred">{say().allDone}</p>
			</Show>
			<Show when={keys().length === 0}>
				<p class="muted centred">{emptyWords()}</p>
			</Show>
			<div style={style()} ref={watch}>
				<For each={near()}>
					{(key) => (
						<Show when={byKey().get(key)}>
							{(section) => (
								<>
									<Show when={section().name === "done" && !isLogbook()}>
										<More />
									</Show>
									<div class="group" data-section={section().key}>
										<details
											open={isOpen(section())}
											onToggle={(event) => folds.set(section().key, event.currentTarget.open)}
										>
											<summary>
												<h3 class={`group-${section().name}`}>
													<Show when={section().label}>{(label) => <Dot color={label().color} />}</Show>
													<bdi>{nameOf(section())}</bdi>
												</h3>{" "}
												<span class="count">
													{section().tasks.length}
													{unfinished().has(section().name) ? "+" : ""}
												</span>
											</summary>
											<Rows
												tasks={section().tasks}
												hasDay={section().date !== undefined}
												isLong={isLong()}
												above={above().get(key) ?? 0}
												selection={props.selection}
												canPlace={section().name === "own"}
												isNested={section().name !== "own"}
												onOpen={props.onOpen}
											/>
											<Show when={section().name === "done" && key === lastKey() && older.are()}>
												<button type="button" class="quiet" onClick={() => void older.load()}>
													{words().general.older}
												</button>
											</Show>
										</details>
										<Show when={!["overdue", "done"].includes(section().name)}>
											<button
												type="button"
												class="icon quiet add-here"
												aria-label={say().addTo(nameOf(section()))}
												title={say().addTo(nameOf(section()))}
												onClick={() => add(wordsFor(spotOf(section()), say()))}
											>
												<Icon name="plus" />
											</button>
										</Show>
									</div>
								</>
							)}
						</Show>
					)}
				</For>
			</div>
			<Show when={!keys().includes("done") && !isLogbook()}>
				<More />
			</Show>
		</Show>
	);
}

/** From each heading to the next one. */
function measure(list: HTMLElement): readonly number[] {
	const tops = [...list.querySelectorAll(":scope > .group")].map((group) => group.getBoundingClientRect().top);
	return tops.slice(1).map((top, at) => top - (tops[at] ?? 0));
}

/** Completed tasks beyond those that are loaded. */
function createOlder(desk: DeskView) {
	const [cursor, setCursor] = createSignal<string | null | undefined>(undefined);
	return {
		are: () => desk.groups().done.length >= 30 && cursor() !== null,
		async load(): Promise<void> {
			try {
				setCursor(await desk.loadMore("completed", cursor() ?? undefined));
			} catch (fault) {
				desk.toasts.fail(fault);
			}
		},
	};
}

function rowsAbove(sections: readonly Section[]): ReadonlyMap<string, number> {
	let rows = 0;
	return new Map(
		sections.map(({ key, tasks }) => {
			rows += tasks.length;
			return [key, rows - tasks.length];
		}),
	);
}
