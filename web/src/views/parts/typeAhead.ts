/**
 * What is typed while a field is on its way. Views that begin with a field may have to be loaded first; whoever has asked for one goes
 * on typing, and means the field: not the keys of the page, nor the button that was pressed. So the keys are kept, and reach the
 * field when it is there.
 */
import { isFieldIn } from "./keyboard.ts";

/** Fields that are awaited, and the keys since the first of them was. */
let awaited = 0;
let kept: string[] = [];

/** A letter, or one of the keys that a field makes something of by itself. */
const isForFields = ({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent) =>
	!ctrlKey && !metaKey && !altKey && !isComposing && ([...key].length === 1 || key === "Enter" || key === "Backspace");

function onKeyDown(event: KeyboardEvent): void {
	if (isFieldIn(event.target) || !isForFields(event)) return;
	event.preventDefault();
	if (event.key === "Backspace") kept.pop();
	else kept.push(event.key);
}

/**
 * From now on keys are kept, but for those that are typed in a field. Returns what is called once: with `true` when the field that has
 * the focus now is the one that was meant, else nothing comes of what was kept.
 */
export function awaitField(): (isThere: boolean) => void {
	if (awaited === 0) document.addEventListener("keydown", onKeyDown, { capture: true });
	awaited += 1;
	let isOver = false;
	return (isThere) => {
		if (isOver) return;
		isOver = true;
		awaited -= 1;
		if (awaited === 0) document.removeEventListener("keydown", onKeyDown, { capture: true });
		const keys = kept;
		if (isThere || awaited === 0) kept = [];
		if (isThere) replay(keys);
	};
}

const fieldInHand = () => {
	const { activeElement: field } = document;
	return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : undefined;
};

const press = (key: string) =>
	(document.activeElement ?? document.body).dispatchEvent(
		new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
	);

/** As if they were pressed now. What Enter does may take the focus elsewhere, and what follows is lost there. */
function replay(keys: readonly string[]): void {
	let field = fieldInHand();
	for (const key of keys) {
		// There are views whose field takes the focus with the first letter.
		if (!field || key === "Enter") press(key);
		if (key === "Enter") continue;
		field ??= fieldInHand();
		if (!field) continue;
		if (field !== document.activeElement) return;
		const end = field.value.length;
		field.setRangeText(key, field.selectionStart ?? end, field.selectionEnd ?? end, "end");
		field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: key }));
	}
}
