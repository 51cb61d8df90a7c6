/**
 * Rows by pointer: a mouse drags one to another heading or to a place in the user's own order; a finger swipes it. One set of
 * listeners for the whole list. Everything here can be done by buttons and keys, too.
 */
import type { Arrangement } from "../../state/list/arrange.ts";
import { pause } from "../../time/timers.ts";

/** Beyond so many px a press is a drag, and no click. */
const SLOP = 6;
/** As far a finger has to go for a swipe, in px. */
const SWIPE = 84;

export interface Drop {
	readonly taskId: number;
	/** Key of the heading over whose rows it was let go. */
	readonly section: string;
	/** In the user's own order: directly before or after which task. */
	readonly beside: { readonly before: number } | { readonly after: number } | undefined;
}

export interface Gestures {
	readonly arrangement: () => Arrangement;
	onDrop(drop: Drop): void;
	/** `end`: towards the end of the line, as one reads. */
	onSwipe(taskId: number, to: "start" | "end"): void;
}

/** Rows of the list, and tasks on the days of a month. */
const rowAt = (target: EventTarget | Element | null) =>
	target instanceof Element ? target.closest<HTMLElement>(".task, .month-task") : null;
/** What takes them: headings with their rows, and days. */
const PLACES = ".group, .month-day";
const idOf = (row: HTMLElement) => Number(row.dataset.task);

/** Where the row would be let go, which is marked. */
function aim(row: HTMLElement, { clientX, clientY }: PointerEvent, arrangement: Arrangement): Drop | undefined {
	const under = document.elementsFromPoint(clientX, clientY).find((one) => !row.contains(one) && one.closest(PLACES));
	const group = under?.closest<HTMLElement>(PLACES);
	const section = group?.dataset.section;
	if (!group || section === undefined) return undefined;
	const other = rowAt(under ?? null);
	if (arrangement === "own" && other) {
		const { top, height } = other.getBoundingClientRect();
		const isBefore = clientY < top + height / 2;
		other.dataset.drop = isBefore ? "before" : "after";
		return { taskId: idOf(row), section, beside: isBefore ? { before: idOf(other) } : { after: idOf(other) } };
	}
	if (row.closest(PLACES) === group) return undefined;
	group.dataset.drop = "in";
	return { taskId: idOf(row), section, beside: undefined };
}

/** Returns what ends it. */
export function listenToGestures(box: HTMLElement, { arrangement, onDrop, onSwipe }: Gestures): () => void {
	let row: HTMLElement | null = null;
	let from = { x: 0, y: 0 };
	let isDragging = false;
	let drop: Drop | undefined;

	const unmark = () => {
		for (const one of box.querySelectorAll("[data-drop]")) one.removeAttribute("data-drop");
	};

	function onDown(event: PointerEvent): void {
		const target = event.target as Element;
		row = event.isPrimary && event.button === 0 && !target.closest("input, .reschedule") ? rowAt(target) : null;
		// A finger scrolls the month; nothing on it is swiped.
		if (event.pointerType !== "mouse" && row?.matches(".month-task")) row = null;
		from = { x: event.clientX, y: event.clientY };
		isDragging = false;
	}

	function onMove(event: PointerEvent): void {
		if (!row) return;
		const [x, y] = [event.clientX - from.x, event.clientY - from.y];
		if (!isDragging) {
			const isFar =
				event.pointerType === "mouse"
					? Math.hypot(x, y) > SLOP
					: Math.abs(x) > 2 * SLOP && Math.abs(x) > 2 * Math.abs(y);
			if (!isFar) return;
			isDragging = true;
			row.setPointerCapture(event.pointerId);
			row.classList.add("dragged");
		}
		if (event.pointerType === "mouse") {
			row.style.transform = row.matches(".month-task") ? `translate(${x}px, ${y}px)` : `translateY(${y}px)`;
			unmark();
			drop = aim(row, event, arrangement());
		} else {
			row.style.transform = `translateX(${x}px)`;
			row.dataset.swipe =
				Math.abs(x) < SWIPE ? "" : x > 0 === (getComputedStyle(row).direction === "ltr") ? "end" : "start";
		}
	}

	function onUp(): void {
		if (!row) return;
		const [done, wanted, swipe] = [row, drop, row.dataset.swipe];
		row = null;
		drop = undefined;
		unmark();
		if (!isDragging) return;
		done.classList.remove("dragged");
		done.style.transform = "";
		delete done.dataset.swipe;
		// After the click that may follow, and after what a browser closes when a finger is lifted.
		void pause(0).then(() => {
			isDragging = false;
			if (wanted) onDrop(wanted);
			if (swipe === "start" || swipe === "end") onSwipe(idOf(done), swipe);
		});
	}

	function onCancel(): void {
		drop = undefined;
		if (row) delete row.dataset.swipe;
		onUp();
	}

	/** The click that ends a drag opens nothing. */
	function onClick(event: MouseEvent): void {
		if (!isDragging) return;
		isDragging = false;
		event.preventDefault();
		event.stopPropagation();
	}
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "Escape" && row && isDragging) onCancel();
	};

	box.addEventListener("pointerdown", onDown);
	box.addEventListener("pointermove", onMove);
	box.addEventListener("pointerup", onUp);
	box.addEventListener("pointercancel", onCancel);
	box.addEventListener("click", onClick, { capture: true });
	document.addEventListener("keydown", onKeyDown);
	return () => {
		box.removeEventListener("pointerdown", onDown);
		box.removeEventListener("pointermove", onMove);
		box.removeEventListener("pointerup", onUp);
		box.removeEventListener("pointercancel", onCancel);
		box.removeEventListener("click", onClick, { capture: true });
		document.removeEventListener("keydown", onKeyDown);
	};
}
