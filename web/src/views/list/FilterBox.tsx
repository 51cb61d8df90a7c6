import { createMemo, createSignal, For, onMount, Show } from "solid-js";
import type { Problem } from "../../net/request.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { isUnfinished } from "../../state/list/filteredTasks.ts";
import { type Completion, completionsOf } from "../../state/list/filterWords.ts";
import { sayFault, sayRefusal } from "../../state/parts/sayFault.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { SaveFilter } from "./SaveFilter.tsx";
import "../../look/filterBox.css";

interface FilterBoxProps {
	readonly text: string;
	readonly onText: (text: string) => void;
	readonly problem: Problem | undefined;
	readonly onClose: () => void;
}

/** The line of a filter: it completes what is being written, and shows what is wrong at its place. */
export function FilterBox(props: FilterBoxProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().filterBox;
	const [caret, setCaret] = createSignal(props.text.length);
	/** An empty line offers what there is. */
	const [isOpen, setOpen] = createSignal(props.text === "");
	const [at, setAt] = createSignal(-1);
	let field: HTMLInputElement | undefined;
	onMount(() => field?.focus());
	const offered = createMemo(() =>
		isOpen()
			? completionsOf(props.text, caret(), { categories: desk.categories(), tags: desk.tags() }, say().conditions)
			: [],
	);
	const chosen = () => offered()[at()];
	/** What is only not finished is no mistake while it is being written. */
	const [isWriting, setWriting] = createSignal(false);
	const fault = () => (isWriting() && isUnfinished(props.text, props.problem) ? undefined : props.problem);

	function take(one: Completion): void {
		props.onText(one.text);
		setOpen(false);
		setAt(-1);
		queueMicrotask(() => {
			field?.focus();
			field?.setSelectionRange(one.caret, one.caret);
			setCaret(one.caret);
		});
	}

	function onKeyDown(event: KeyboardEvent): void {
		if (event.isComposing) return;
		const count = offered().length;
		if (event.key === "Enter") setWriting(false);
		if (count > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
			event.preventDefault();
			const by = event.key === "ArrowDown" ? 1 : -1;
			setAt((before) => (before + by + count + (before < 0 && by < 0 ? 1 : 0)) % count);
			return;
		}
		const one =
			chosen() ?? (event.key === "Tab" && !event.shiftKey && props.text.trim() !== "" ? offered()[0] : undefined);
		if (one && (event.key === "Enter" || event.key === "Tab")) {
			event.preventDefault();
			take(one);
			return;
		}
		if (event.key !== "Escape") return;
		event.preventDefault();
		if (count > 0) setOpen(false);
		else props.onClose();
	}

	return (
		<search class="filter-box">
			<div class="filter-line">
				<Icon name="filter" />
				<input
					role="combobox"
					aria-label={words().filter.label}
					aria-expanded={offered().length > 0}
					aria-controls="filter-words"
					aria-activedescendant={chosen() ? `filter-word-${at()}` : undefined}
					aria-autocomplete="list"
					aria-invalid={fault() !== undefined}
					aria-describedby={fault() ? "filter-fault" : undefined}
					autocomplete="off"
					autocapitalize="none"
					spellcheck={false}
					maxlength="500"
					placeholder={say().example}
					value={props.text}
					ref={(element) => {
						field = element;
					}}
					onInput={(event) => {
						setOpen(true);
						setWriting(true);
						setAt(-1);
						setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
						props.onText(event.currentTarget.value);
					}}
					onBlur={() => {
						setOpen(false);
						setWriting(false);
					}}
					onKeyDown={onKeyDown}
				/>
				<Show when={props.text.trim() !== "" && !props.problem}>
					<SaveFilter text={props.text.trim()} />
				</Show>
				<button type="button" class="icon quiet" aria-label={say().close} onClick={() => props.onClose()}>
					<Icon name="close" />
				</button>
			</div>
			<div id="filter-words" role="listbox" aria-label={say().words} hidden={offered().length === 0}>
				<For each={offered()}>
					{(one, place) => <Word one={one} place={place()} isChosen={place() === at()} onTake={take} />}
				</For>
			</div>
			<Show when={fault()}>{(problem) => <FilterFault problem={problem()} text={props.text} />}</Show>
		</search>
	);
}

interface WordProps {
	readonly one: Completion;
	readonly place: number;
	readonly isChosen: boolean;
	readonly onTake: (one: Completion) => void;
}

function Word(props: WordProps) {
	return (
		<button
			type="button"
			id={`filter-word-${props.place}`}
			role="option"
			tabindex="-1"
			aria-selected={props.isChosen}
			onPointerDown={(event) => {
				// The field keeps the focus.
				event.preventDefault();
				props.onTake(props.one);
			}}
		>
			<bdi>{props.one.word}</bdi> <Show when={props.one.said}>{(said) => <small class="muted">{said()}</small>}</Show>
		</button>
	);
}

type Parts = readonly [before: string, wrong: string, after: string];

/** The filter before the mistake, the condition that is one, and the rest. */
function partsAround(filter: string, column: number | undefined): Parts | undefined {
	if (column === undefined) return undefined;
	const signs = [...filter];
	const from = signs.slice(column - 1).join("");
	const wrong = /^(?:[&|!()]|[^&|()]*)/.exec(from)?.[0].trimEnd() || " ";
	return [signs.slice(0, column - 1).join(""), wrong, from.slice(wrong.length)];
}

/** "filter, column 9: there is no tag …" is for programs; here the place is marked above. */
function withoutPlace(message: string, column: number | undefined): string {
	const said = column === undefined ? message : message.replace(new RegExp(`^[^:]{1,30} ${column}: (?=.)`), "");
	return `${said.charAt(0).toLocaleUpperCase()}${said.slice(1)}`;
}

function FilterFault(props: { readonly problem: Problem; readonly text: string }) {
	const words = useAllWords();
	const refusal = () => props.problem.fields.get("filter");
	const sentence = () => {
		const why = refusal();
		return why ? withoutPlace(sayRefusal(why, words()), why.column) : sayFault(props.problem, words());
	};
	return (
		<div id="filter-fault" role="alert">
			<Show when={partsAround(props.text, refusal()?.column)}>
				{(parts) => (
					<code class="filter-fault" aria-hidden="true">
						{parts()[0]}
						<mark>{parts()[1]}</mark>
						{parts()[2]}
					</code>
				)}
			</Show>
			<small class="field-fault">{sentence()}</small>
		</div>
	);
}
