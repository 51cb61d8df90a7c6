/** What the keys do on the page: they press what is there, so that nothing can be done by them that a pointer cannot. */
import { createSignal, onCleanup } from "solid-js";
import type { TaskAnswer } from "../../state/desk/children.ts";
import type { DeskView } from "../../state/desk/desk.ts";
import { actOf, type KeyAct, type Stroke } from "../../state/shell/keys.ts";
import type { Navigation } from "../../state/shell/place.ts";
import { isolated } from "../../time/say.ts";
import type { Priority } from "../../wire.ts";

const KEPT = "adjutant.keys";

function kept(): boolean {
	try {
		return localStorage.getItem(KEPT) !== "off";
	} catch {
		return true;
	}
}

const [areKeysOn, setOn] = createSignal(kept());

export { areKeysOn };

/** Keeps the choice in this browser. */
export function turnKeys(isOn: boolean): void {
	setOn(isOn);
	try {
		localStorage.setItem(KEPT, isOn ? "on" : "off");
	} catch {
		// Storage is forbidden here: the choice lasts as long as the page.
	}
}

const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

/** Whether keys pressed there are letters of a field. */
export const isFieldIn = (target: EventTarget | null) => target instanceof Element && target.matches(FIELDS);

/** A dialog or a menu before which the page rests. */
export const isSomethingInFront = () => document.querySelector("dialog:modal, [popover]:popover-open") !== null;

function strokeOf(event: KeyboardEvent): Stroke {
	const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, target } = event;
	return {
		key,
		hasCommand: ctrlKey || metaKey,
		hasAlt: altKey,
		hasShift: shiftKey,
		isTyping: isComposing || isFieldIn(target),
		isCovered: isSomethingInFront(),
	};
}

/** What has just been brought up has its place in the page after this. */
const focusSoon = (selector: string) => queueMicrotask(() => document.querySelector<HTMLElement>(selector)?.focus());

const rowInHand = () => document.activeElement?.closest<HTMLElement>(".view-pane .task");

/** The row of a task, where it is in sight. */
const rowOf = (taskId: number) => document.querySelector<HTMLElement>(`.view-pane .task[data-task="${taskId}"]`);

/** The keyboard goes back to the row from which a task was opened. */
export const focusRow = (taskId: number) =>
	queueMicrotask(() => {
		if (document.activeElement === document.body) rowOf(taskId)?.querySelector<HTMLElement>(".task-body")?.focus();
	});

/** Goes on among the rows that are shown, from the one in hand or the one that is open; from anywhere else to the first. */
function step(by: 1 | -1): void {
	const rows = [...document.querySelectorAll<HTMLElement>(".view-pane .task")].filter((row) => row.checkVisibility());
	const hand = rowInHand() ?? document.querySelector<HTMLElement>('.view-pane .task[aria-current="true"]');
	const at = hand ? rows.indexOf(hand) : -1;
	const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
	next?.querySelector<HTMLElement>(".task-body")?.focus();
	next?.scrollIntoView({ block: "nearest" });
}

/** The keyboard goes to the tasks, past what stands before them. */
export const skipToTasks = () => step(1);

interface Keyed {
	readonly desk: DeskView;
	readonly navigation: Navigation;
	readonly showSheet: () => void;
	readonly showPalette: () => void;
	/** Brings the conversation up on a wide screen where it is folded away. */
	readonly unfold: () => void;
}

export function listenToKeys({ desk, navigation, showSheet, showPalette, unfold }: Keyed): void {
	const isListShown = () => document.querySelector(".view-pane .search")?.checkVisibility() ?? false;
	const acts: Readonly<Record<KeyAct, () => void>> = {
		sheet: showSheet,
		search: () => {
			if (!isListShown()) navigation.go("tasks");
			focusSoon(".view-pane .search input");
		},
		add: () => {
			unfold();
			if (!document.querySelector(".composer")?.checkVisibility()) navigation.go("chat");
			focusSoon(".composer textarea");
		},
		next: () => step(1),
		previous: () => step(-1),
		complete: () => rowInHand()?.querySelector<HTMLElement>("input.round")?.click(),
		open: () => rowInHand()?.querySelector<HTMLElement>(".task-body")?.click(),
		schedule: () => rowInHand()?.querySelector<HTMLElement>(".reschedule")?.click(),
		choose: () => {
			const body = rowInHand()?.querySelector<HTMLElement>(".task-body");
			body?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true }));
		},
		rename: () => rowInHand()?.dispatchEvent(new CustomEvent("rename")),
		undo: () => void desk.undoLast(),
		redo: () => void desk.redoLast(),
		palette: showPalette,
		1: () => level("urgent"),
		2: () => level("high"),
		3: () => level("medium"),
		4: () => level("low"),
	};
	function level(priority: Priority): void {
		const task = desk.desk().tasks.get(Number(rowInHand()?.dataset.task));
		if (!task || task.status === "deleted" || task.priority === priority) return;
		const write = () => desk.requests.write<TaskAnswer>("PATCH", `/api/tasks/${task.id}`, { priority });
		const said = `${desk.words().list.priorityHeadings[priority]}: ${isolated(task.title)}`;
		void desk.change<TaskAnswer>(said, write).then((answer) => {
			if (answer) desk.dispatch({ kind: "fetched", tasks: [answer.task] });
			// A row that goes to another place of the list loses the keyboard on its way.
			focusRow(task.id);
		});
	}
	function onKeyDown(event: KeyboardEvent): void {
		if (event.defaultPrevented) return;
		const act = actOf(strokeOf(event), areKeysOn());
		if (!act) return;
		event.preventDefault();
		acts[act]();
	}
	document.addEventListener("keydown", onKeyDown);
	onCleanup(() => document.removeEventListener("keydown", onKeyDown));
}
