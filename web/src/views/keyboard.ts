/** What the keys do on the page: they press what is there, so that nothing can be done by them that a pointer cannot. */
import { createSignal, onCleanup } from "solid-js";
import type { DeskView } from "../state/desk.ts";
import { actOf, type KeyAct, type Stroke } from "../state/keys.ts";
import type { Navigation } from "../state/place.ts";

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

function strokeOf(event: KeyboardEvent): Stroke {
	const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, target } = event;
	return {
		key,
		hasCommand: ctrlKey || metaKey,
		hasAlt: altKey,
		hasShift: shiftKey,
		isTyping: isComposing || (target instanceof Element && target.matches(FIELDS)),
		isCovered: document.querySelector("dialog[open], [popover]:popover-open") !== null,
	};
}

/** What has just been brought up has its place in the page after this. */
const focusSoon = (selector: string) => queueMicrotask(() => document.querySelector<HTMLElement>(selector)?.focus());

const rowInHand = () => document.activeElement?.closest<HTMLElement>(".view-pane .task");

/** Goes on among the rows that are shown; from anywhere else to the first of them. */
function step(by: 1 | -1): void {
	const rows = [...document.querySelectorAll<HTMLElement>(".view-pane .task")].filter((row) => row.checkVisibility());
	const hand = rowInHand();
	const at = hand ? rows.indexOf(hand) : -1;
	const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
	next?.querySelector<HTMLElement>(".task-body")?.focus();
	next?.scrollIntoView({ block: "nearest" });
}

/** The keyboard goes to the tasks, past what stands before them. */
export const skipToTasks = () => step(1);

export function listenToKeys(desk: DeskView, navigation: Navigation, showSheet: () => void): void {
	const isListShown = () => document.querySelector(".view-pane .search")?.checkVisibility() ?? false;
	const acts: Readonly<Record<KeyAct, () => void>> = {
		sheet: showSheet,
		search: () => {
			if (!isListShown()) navigation.go("tasks");
			focusSoon(".view-pane .search input");
		},
		add: () => {
			if (!document.querySelector(".composer")?.checkVisibility()) navigation.go("chat");
			focusSoon(".composer textarea");
		},
		next: () => step(1),
		previous: () => step(-1),
		complete: () => rowInHand()?.querySelector<HTMLElement>("input.round")?.click(),
		open: () => rowInHand()?.querySelector<HTMLElement>(".task-body")?.click(),
		schedule: () => rowInHand()?.querySelector<HTMLElement>(".reschedule")?.click(),
		undo: () => void desk.undoLast(),
	};
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
