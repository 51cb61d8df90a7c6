import { createSignal, onMount, Show } from "solid-js";
import type { Waiting } from "../../net/outbox.ts";
import { addEach, sayAdded } from "../../state/desk/adding.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { insertLines, linesOf, MOST_LINES } from "../../state/task/addLines.ts";
import { takeOff } from "../../state/task/preview.ts";
import { asTasks, createReadAhead } from "../../state/task/readAhead.ts";
import type { Span } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { later } from "../parts/later.tsx";
import { Modal } from "../parts/Modal.tsx";
import { Trouble } from "../parts/Trouble.tsx";

const Reading = later(() => import("../parts/Reading.tsx").then((view) => view.Reading), {
	meanwhile: () => undefined,
});

interface AddTaskProps {
	/** Words that are there already: the day or the label from where it is added. */
	readonly start: string;
	/** What the server refused, to be said otherwise. */
	readonly mended?: Pick<Waiting, "key" | "line"> | undefined;
	readonly onOpen: (taskId: number) => void;
	readonly onClose: () => void;
}

/** Each line becomes a task, from wherever one is; what they are read as stands below them while they are written. */
export function AddTask(props: AddTaskProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().adding;
	const start = props.start === "" ? "" : ` ${props.start}`;
	const [line, setLine] = createSignal(props.mended?.line ?? start);
	const [fault, setFault] = createSignal<string>();
	const [isBusy, setBusy] = createSignal(false);
	const lines = () => linesOf(line(), start);
	const understood = createReadAhead(desk.requests, () => lines().join("\n"), isBusy, asTasks);
	let box: HTMLTextAreaElement | undefined;
	onMount(() => {
		box?.focus();
		box?.setSelectionRange(0, 0);
	});

	function take(spans: readonly Span[]): void {
		setLine(takeOff(line().trim(), spans));
		box?.focus();
	}

	function put(element: HTMLTextAreaElement, text: string): void {
		const written = insertLines(element.value, [element.selectionStart, element.selectionEnd], text, start);
		setLine(written.text);
		element.setSelectionRange(written.caret, written.caret);
	}

	/** Closed only when the tasks are there: what is refused can be mended where it stands. */
	async function add(close: () => void): Promise<void> {
		const wanted = lines();
		if (wanted.length === 0 || isBusy()) return;
		if (wanted.length > MOST_LINES) return void setFault(say().tooMany(MOST_LINES));
		const mended = props.mended?.key;
		setBusy(true);
		setFault(undefined);
		const added = await addEach(desk, wanted);
		const { left, problem } = added;
		setBusy(false);
		if (problem === undefined) {
			close();
			if (mended !== undefined) await desk.outbox.discard(mended);
		} else {
			setLine(left.join("\n"));
			setFault(sayFault(problem, words()));
			box?.focus();
		}
		await sayAdded(desk, added, props.onOpen);
	}

	return (
		<Modal class="card-dialog add-dialog" label={say().title} toasts={desk.toasts} onClose={() => props.onClose()}>
			{(close, leaving) => {
				leaving.watch(() => line().trim() !== (props.mended?.line ?? start).trim());
				return (
					<form
						onSubmit={(event) => {
							event.preventDefault();
							void add(close);
						}}
					>
						<div class="dialog-body">
							<textarea
								class="title-field"
								rows={Math.min(line().split("\n").length, 12)}
								dir="auto"
								aria-label={say().line}
								placeholder={words().start.examples[0]}
								enterkeyhint="send"
								maxlength="10000"
								value={line()}
								ref={(element) => {
									box = element;
								}}
								onInput={(event) => setLine(event.currentTarget.value)}
								onKeyDown={(event) => {
									if (event.key !== "Enter" || event.isComposing) return;
									event.preventDefault();
									if (event.shiftKey) put(event.currentTarget, "\n");
									else void add(close);
								}}
								onPaste={(event) => {
									const text = event.clipboardData?.getData("text/plain") ?? "";
									if (!text.trim().includes("\n")) return;
									event.preventDefault();
									put(event.currentTarget, text);
								}}
							/>
							<Show when={understood()} fallback={<p class="muted small-print">{say().hint}</p>}>
								{(read) => <Reading read={read()} onTakeOff={take} />}
							</Show>
							<Show when={fault()}>{(why) => <Trouble message={why()} />}</Show>
						</div>
						<footer class="dialog-foot">
							<span class="w-spacer" />
							<button type="button" onClick={() => leaving.leave()}>
								{words().general.cancel}
							</button>
							<button type="submit" class="primary" disabled={isBusy() || line().trim() === ""}>
								<Icon name="plus" /> {say().add}
							</button>
						</footer>
					</form>
				);
			}}
		</Modal>
	);
}
