import { createResource, createSignal, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { groupTasks } from "../../state/desk/group.ts";
import { type ListPart, type Section, sectionsOf } from "../../state/desk/listParts.ts";
import { latestOf } from "../../state/parts/latestOf.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { useNavigation } from "../../state/shell/place.ts";
import { sayDate, sayDue, sayMoment } from "../../time/say.ts";
import { addDays, dueFields, dueOfFields, instantOfWall, instantText, msOf, wallTimeOf } from "../../time/zone.ts";
import type { Listed, Task } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { Dot, Icon } from "../parts/Icon.tsx";
import { LongList } from "../parts/LongList.tsx";
import "../../look/past.css";

/** As far back the slider goes, in days; the field beside it goes further. */
const FAR = 90;
/** Pages of 100 tasks that are read unasked. */
const PAGES = 20;
const DAY_MS = 86_400_000;

/** The list as it was at an instant: to be looked at, not to be changed. */
export function PastList(props: { readonly shown: ListPart }) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().past;
	const navigation = useNavigation();
	const at = () => navigation.where().at ?? instantText(desk.now());
	const zone = () => desk.place().zone;
	const daysAgo = () => Math.min(FAR, Math.max(0, Math.round((desk.now() - msOf(at())) / DAY_MS)));
	/** What the slider says while it is moved: it is asked about when it is let go. */
	const [sliding, setSliding] = createSignal<number>();

	async function read(instant: string): Promise<{ readonly tasks: readonly Task[]; readonly isWhole: boolean }> {
		const tasks: Task[] = [];
		let cursor: string | null = null;
		for (let page = 0; page < PAGES; page += 1) {
			const mark: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
			const path = `/api/tasks?status=open&sort=due&limit=100&as_of=${encodeURIComponent(instant)}${mark}`;
			const listed: Listed<Task> = await desk.requests.read(path);
			tasks.push(...listed.data);
			cursor = listed.next_cursor;
			if (cursor === null) return { tasks, isWhole: true };
		}
		return { tasks, isWhole: false };
	}
	const [then] = createResource(at, read);
	const sections = (): readonly Section[] => {
		const shown = props.shown === "logbook" || props.shown === "trash" ? "all" : props.shown;
		return sectionsOf(groupTasks(latestOf(then)?.tasks ?? [], msOf(at()), zone()), shown, zone());
	};
	const nameOf = ({ name, date }: Section) => {
		if (date) return sayDate(date, desk.now(), desk.place());
		const names: Readonly<Record<string, string>> = words().list.groups;
		return names[name] ?? name;
	};
	/** So many days before today, at the time of day that is looked at. */
	function slide(days: number): void {
		setSliding(undefined);
		const { date } = wallTimeOf(desk.now(), zone());
		const { time } = wallTimeOf(msOf(at()), zone());
		const wanted = instantOfWall({ date: addDays(date, -days), time }, zone());
		navigation.lookBack(instantText(Math.min(wanted, desk.now())));
	}
	function choose(date: string, time: string): void {
		const due = dueOfFields({ date, time: time || "12:00" }, zone());
		if (due && "at" in due) navigation.lookBack(instantText(Math.min(msOf(due.at), desk.now())));
	}
	const fields = () => dueFields({ at: at(), time_zone: zone() }, zone());

	return (
		<>
			<div class="past-band" role="status">
				<Icon name="history" />
				<strong>{say().asItWas(sayMoment(msOf(at()), desk.place()))}</strong>
				<span>{say().readOnly}</span>
				<button type="button" class="primary" onClick={() => navigation.lookBack(undefined)}>
					{say().now}
				</button>
			</div>
			<fieldset class="past-when">
				<legend class="visually-hidden">{say().when}</legend>
				<label>
					{say().date}
					<input
						type="date"
						value={fields().date}
						max={wallTimeOf(desk.now(), zone()).date}
						onChange={(event) => choose(event.currentTarget.value, fields().time)}
					/>
				</label>
				<label>
					{say().time}
					<input
						type="time"
						value={fields().time}
						onChange={(event) => choose(fields().date, event.currentTarget.value)}
					/>
				</label>
				<label class="slider">
					{say().daysAgo(sliding() ?? daysAgo())}
					<input
						type="range"
						min="0"
						max={FAR}
						value={FAR - (sliding() ?? daysAgo())}
						aria-valuetext={say().daysAgo(sliding() ?? daysAgo())}
						onInput={(event) => setSliding(FAR - event.currentTarget.valueAsNumber)}
						onChange={(event) => slide(FAR - event.currentTarget.valueAsNumber)}
					/>
				</label>
			</fieldset>
			<Show when={then.error}>
				{(fault) => (
					<p class="trouble" role="alert">
						{sayFault(fault(), words())}
					</p>
				)}
			</Show>
			<Show
				when={latestOf(then)}
				fallback={
					<Show when={!then.error}>
						<div class="bones" role="status" aria-label={words().list.loading} />
					</Show>
				}
			>
				{(found) => (
					<>
						<Show when={sections().length === 0}>
							<p class="muted centred">{say().nothing}</p>
						</Show>
						<For each={sections()}>
							{(section) => (
								<section class="group past-group">
									<h3 class={`group-${section.name}`}>
										{nameOf(section)} <span class="count">{section.tasks.length}</span>
									</h3>
									<LongList ids={section.tasks.map(({ id }) => id)}>
										{(id) => (
											<Show when={found().tasks.find((task) => task.id === id)}>
												{(task) => <PastRow task={task()} atMs={msOf(at())} hasDay={section.date !== undefined} />}
											</Show>
										)}
									</LongList>
								</section>
							)}
						</For>
						<Show when={!found().isWhole}>
							<p class="muted">{say().notAll}</p>
						</Show>
					</>
				)}
			</Show>
		</>
	);
}

/** A task as it was: what it was called, when it was due, and where it belonged. */
function PastRow(props: { readonly task: Task; readonly atMs: number; readonly hasDay: boolean }) {
	const desk = useDesk();
	const words = useAllWords();
	const category = () => desk.categories().find(({ id }) => id === props.task.category_id);
	return (
		<li class="past-row" data-task={props.task.id}>
			<span>
				<bdi>{props.task.title}</bdi> <span class="muted small-print">#{props.task.id}</span>
			</span>
			<span class="task-facts muted">
				<Show when={props.task.priority !== "medium"}>
					<span>{words().form.priorities[props.task.priority]}</span>
				</Show>
				<Show when={!props.hasDay && props.task.due}>
					{(due) => <span>{sayDue(due(), desk.now(), desk.place())}</span>}
				</Show>
				<For each={[category(), ...props.task.tags]}>
					{(label) => (
						<Show when={label}>
							{(one) => (
								<span class="label">
									<Dot color={one().color} /> <bdi>{one().name}</bdi>
								</span>
							)}
						</Show>
					)}
				</For>
			</span>
		</li>
	);
}
