import { createSignal, For, Show } from "solid-js";
import { Problem } from "../../net/request.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { useAllWords } from "../../words/words.ts";
import { Trouble } from "../parts/Trouble.tsx";

interface Report {
	readonly import_id: string;
	readonly added: number;
	readonly already_there: number;
	readonly refused: number;
}

const SOURCES = ["adjutant", "todoist", "ticktick", "icalendar"] as const;

/** Nobody can tell whose file it is. */
const isUnknown = (problem: unknown): boolean =>
	problem instanceof Problem && problem.fields.get("content")?.rule === "format";

/** The account as a file, and tasks from a file: tried first, so that it is known what would come of it. */
export function DataSettings() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().data;
	const [file, setFile] = createSignal<{ readonly name: string; readonly content: string; readonly source?: string }>();
	const [report, setReport] = createSignal<Report>();
	const [fault, setFault] = createSignal<string>();
	const [asksSource, setAsksSource] = createSignal(false);
	const [isBusy, setBusy] = createSignal(false);
	let field: HTMLInputElement | undefined;

	async function during(work: () => Promise<void>): Promise<void> {
		setBusy(true);
		setFault(undefined);
		setAsksSource(false);
		try {
			await work();
		} catch (problem) {
			setReport(undefined);
			setFault(sayFault(problem, words()));
			setAsksSource(isUnknown(problem));
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
	const tryAs = (source: string) =>
		during(async () => {
			setFile((chosen) => chosen && { ...chosen, source });
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
			<Show when={asksSource()}>
				<label>
					{say().whose}
					<select disabled={isBusy()} onChange={(event) => void tryAs(event.currentTarget.value)}>
						<option value="">{say().choose}</option>
						<For each={SOURCES}>{(source) => <option value={source}>{say().sources[source]}</option>}</For>
					</select>
				</label>
			</Show>
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
