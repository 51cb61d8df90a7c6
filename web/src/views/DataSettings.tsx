import { createSignal, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { sayFault } from "../state/sayFault.ts";
import { useAllWords } from "../words/words.ts";
import { Trouble } from "./Trouble.tsx";

interface Report {
	readonly import_id: string;
	readonly added: number;
	readonly already_there: number;
	readonly refused: number;
}

/** The account as a file, and tasks from a file: tried first, so that it is known what would come of it. */
export function DataSettings() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().data;
	const [file, setFile] = createSignal<{ readonly name: string; readonly content: string }>();
	const [report, setReport] = createSignal<Report>();
	const [fault, setFault] = createSignal<string>();
	const [isBusy, setBusy] = createSignal(false);
	let field: HTMLInputElement | undefined;

	async function during(work: () => Promise<void>): Promise<void> {
		setBusy(true);
		setFault(undefined);
		try {
			await work();
		} catch (problem) {
			setReport(undefined);
			setFault(sayFault(problem, words()));
		}
		setBusy(false);
	}
	const send = (isDry: boolean) =>
		desk.requests.write<Report>("POST", "/api/import", { ...file(), ...(isDry ? { dry_run: true } : {}) });
	const tryFile = (chosen: File) =>
		during(async () => {
			setReport(undefined);
			setFile({ name: chosen.name.slice(0, 200), content: await chosen.text() });
			setReport(await send(true));
		});
	function forget(): void {
		setReport(undefined);
		setFile(undefined);
		if (field) field.value = "";
	}
	const add = () =>
		during(async () => {
			const { added, import_id } = await send(false);
			forget();
			await desk.reload();
			const undo = () => during(async () => undoImport(import_id));
			desk.toasts.show(say().done(added), [{ label: words().shell.undo, run: () => void undo() }]);
		});
	async function undoImport(import_id: string): Promise<void> {
		await desk.requests.write("POST", "/api/import/undo", { import_id });
		await desk.reload();
		desk.toasts.show(say().undone);
	}

	return (
		<section>
			<h3>{say().title}</h3>
			<p class="muted">{say().exportHint}</p>
			<a class="button" href="/api/export" download="">
				{say().export}
			</a>
			<label>
				{say().import}
				<input
					type="file"
					accept=".json,.csv,.ics,.txt"
					disabled={isBusy()}
					ref={(element) => {
						field = element;
					}}
					onChange={(event) => {
						const [chosen] = event.currentTarget.files ?? [];
						if (chosen) void tryFile(chosen);
					}}
				/>
				<small class="muted">{say().importHint}</small>
			</label>
			<Show when={fault()}>{(sentence) => <Trouble message={sentence()} />}</Show>
			<Show when={report()}>
				{(found) => (
					<>
						<p role="status">{say().would(found().added, found().already_there, found().refused)}</p>
						<div class="buttons">
							<button
								type="button"
								class="primary"
								disabled={isBusy() || found().added === 0}
								onClick={() => void add()}
							>
								{say().add(found().added)}
							</button>
							<button type="button" class="quiet" onClick={forget}>
								{words().general.cancel}
							</button>
						</div>
					</>
				)}
			</Show>
		</section>
	);
}
