import { createSignal, onMount, Show } from "solid-js";
import type { TaskAnswer } from "../../state/desk/children.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { takeOff } from "../../state/task/preview.ts";
import { createReadAhead } from "../../state/task/readAhead.ts";
import { isolated } from "../../time/say.ts";
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
	readonly onOpen: (taskId: number) => void;
	readonly onClose: () => void;
}

/** One line becomes one task, from wherever one is; what it is read as stands below it while it is written. */
export function AddTask(props: AddTaskProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().adding;
	const start = props.start === "" ? "" : ` ${props.start}`;
	const [line, setLine] = createSignal(start);
	const [fault, setFault] = createSignal<string>();
	const [isBusy, setBusy] = createSignal(false);
	const understood = createReadAhead(desk.requests, line, isBusy);
	let box: HTMLTextAreaElement | undefined;
	onMount(() => {
		box?.focus();
		box?.setSelectionRange(0, 0);
	});

	function take(spans: readonly Span[]): void {
		setLine(takeOff(line().trim(), spans));
		box?.focus();
	}

	/** Closed only when the task is there: what is refused can be mended where it stands. */
	async function add(close: () => void): Promise<void> {
		const text = line().trim();
		if (text === "" || isBusy()) return;
		setBusy(true);
		setFault(undefined);
		try {
			const answer = await desk.requests.write<TaskAnswer>("POST", "/api/quick-add", { text });
			desk.dispatch({ kind: "fetched", tasks: [answer.task] });
			close();
			const open = { label: words().changed.open, run: () => props.onOpen(answer.task.id) };
			const said = { text: say().added(isolated(answer.task.title)), buttons: [open] };
			await desk.change(
				() => said,
				async () => answer,
			);
		} catch (problem) {
			setFault(sayFault(problem, words()));
			box?.focus();
		} finally {
			setBusy(false);
		}
	}

	return (
		<Modal class="card-dialog add-dialog" label={say().title} toasts={desk.toasts} onClose={() => props.onClose()}>
			{(close, leaving) => {
				leaving.watch(() => line().trim() !== start.trim());
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
								rows="1"
								dir="auto"
								aria-label={say().line}
								placeholder={words().start.examples[0]}
								enterkeyhint="send"
								maxlength="1000"
								value={line()}
								ref={(element) => {
									box = element;
								}}
								onInput={(event) => setLine(event.currentTarget.value)}
								onKeyDown={(event) => {
									if (event.key !== "Enter" || event.isComposing) return;
									event.preventDefault();
									void add(close);
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
