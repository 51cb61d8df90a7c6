import { createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import type { StatusVerb, TaskAnswer } from "../../state/desk/children.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { changeAll, type Each } from "../../state/list/bulk.ts";
import { DAYS, dateOf, movedTo } from "../../state/list/reschedule.ts";
import type { Selection } from "../../state/list/selection.ts";
import { type Label, PRIORITIES, type Task } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { Icon, type IconName } from "../parts/Icon.tsx";
import { isFieldIn, isSomethingInFront } from "../parts/keyboard.ts";
import { later } from "../parts/later.tsx";
import { type Choice, Menu } from "../parts/Menu.tsx";
import "../../look/bulk.css";

const NewLabel = later(() => import("../parts/NewLabel.tsx").then((view) => view.NewLabel), {
	meanwhile: () => undefined,
	isField: true,
});

/** What can be done with all chosen rows at once; it stands under the list while rows are being chosen. */
export function BulkBar(props: { readonly selection: Selection }) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().bulk;
	const chosen = () => [...props.selection.ids()].flatMap((id) => desk.desk().tasks.get(id) ?? []);
	const count = () => chosen().length;
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key !== "Escape" || event.defaultPrevented || isSomethingInFront() || isFieldIn(event.target)) return;
		event.preventDefault();
		props.selection.end();
	};
	// Before what else Escape closes: the choice was made last.
	onMount(() => document.addEventListener("keydown", onKeyDown, { capture: true }));
	onCleanup(() => document.removeEventListener("keydown", onKeyDown, { capture: true }));
	/** Toasts stand above it. */
	onMount(() => document.body.classList.add("choosing"));
	onCleanup(() => document.body.classList.remove("choosing"));

	async function all(tasks: readonly Task[], said: (count: number) => string, each: Each): Promise<void> {
		props.selection.end();
		await changeAll(desk, tasks, said, each);
	}
	const patch = (changes: (task: Task) => object): Each => {
		return (task) => desk.requests.write<TaskAnswer>("PATCH", `/api/tasks/${task.id}`, changes(task));
	};
	const status = (verb: StatusVerb, is: Task["status"]) => {
		const those = chosen().filter((task) => task.status === is);
		void all(those, say().done[verb], (task) => desk.sendStatus(verb, task));
	};

	const days = (): readonly Choice[] => {
		const { zone } = desk.place();
		const move = (date: string): Each => {
			return (task) => {
				const due = movedTo(task.due, date, zone);
				if (!task.recurrence) return patch(() => ({ due }))(task);
				return desk.requests.write<TaskAnswer>("POST", `/api/tasks/${task.id}/move`, { due });
			};
		};
		return DAYS.map((day) => {
			const date = dateOf(day, desk.now(), zone, desk.me().settings.week_start);
			return { name: words().reschedule.days[day], run: () => void all(chosen(), say().moved, move(date)) };
		});
	};
	const priorities = (): readonly Choice[] =>
		PRIORITIES.toReversed().map((priority) => ({
			name: words().list.priorityHeadings[priority],
			run: () =>
				void all(
					chosen(),
					say().changed,
					patch(() => ({ priority })),
				),
		}));
	const [isMaking, setMaking] = createSignal(false);
	const putTag = ({ id }: Pick<Label, "id">) =>
		void all(
			chosen().filter(({ tags }) => !tags.some((tag) => tag.id === id)),
			say().changed,
			patch(({ tags }) => ({ tag_ids: [...tags.map((tag) => tag.id), id] })),
		);
	const labels = (): readonly Choice[] => [
		...desk.tags().map((tag) => ({ name: `#${tag.name}`, run: () => putTag(tag) })),
		...desk.categories().map(({ id, name }) => ({
			name: `@${name}`,
			run: () =>
				void all(
					chosen(),
					say().changed,
					patch(() => ({ category_id: id })),
				),
		})),
		{ name: words().list.newTag, run: () => setMaking(true) },
	];

	return (
		<div class="bulk" role="toolbar" aria-label={say().title}>
			<output>{say().chosen(count())}</output>
			<Show when={count() > 0}>
				<Show when={chosen().some((task) => task.status === "open")}>
					<Act icon="mark" name={words().form.complete} run={() => status("complete", "open")} />
				</Show>
				<Show when={chosen().some((task) => task.status === "completed")}>
					<Act icon="undo" name={words().form.reopen} run={() => status("reopen", "completed")} />
				</Show>
				<Show
					when={chosen().every((task) => task.status === "deleted")}
					fallback={
						<>
							<Menu class="icon quiet" icon="calendar" label={words().reschedule.title} choices={days} />
							<Menu class="icon quiet" icon="flag" label={words().form.priority} choices={priorities} />
							<Menu class="icon quiet" icon="tag" label={say().label} choices={labels} />
							<Act
								icon="trash"
								name={words().form.delete}
								run={() =>
									void all(
										chosen().filter((task) => task.status !== "deleted"),
										say().done.delete,
										(task) => desk.sendStatus("delete", task),
									)
								}
							/>
						</>
					}
				>
					<Act icon="undo" name={words().form.restore} run={() => status("restore", "deleted")} />
				</Show>
			</Show>
			<Act icon="close" name={say().end} run={() => props.selection.end()} />
			<Show when={isMaking()}>
				<NewLabel kind="tags" onMade={putTag} onClose={() => setMaking(false)} />
			</Show>
		</div>
	);
}

function Act(props: { readonly icon: IconName; readonly name: string; readonly run: () => void }): JSX.Element {
	return (
		<button type="button" class="icon quiet" aria-label={props.name} title={props.name} onClick={() => props.run()}>
			<Icon name={props.icon} />
		</button>
	);
}
