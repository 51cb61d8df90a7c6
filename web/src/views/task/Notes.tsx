import { createSignal, Show } from "solid-js";
import type { FormFault } from "../../state/parts/formFault.ts";
import { useWords } from "../../words/words.ts";
import { FieldFault, faultMarks } from "../parts/FieldFault.tsx";
import { Icon } from "../parts/Icon.tsx";
import { later } from "../parts/later.tsx";

const Markdown = later(() => import("./Markdown.tsx").then((view) => view.Markdown), { meanwhile: () => undefined });

interface NotesProps {
	readonly text: string;
	readonly setText: (text: string) => void;
	/** A box of a check list that was ticked is saved at once. */
	readonly onTick: (text: string) => void;
	readonly fault: FormFault;
}

/** A task's notes: Markdown as it is meant, and as it is written once one writes. */
export function Notes(props: NotesProps) {
	const words = useWords();
	const say = () => words().notes;
	const [isWriting, setWriting] = createSignal(props.text === "");
	const isOpen = () => isWriting() || props.fault.of("description") !== undefined;
	let field: HTMLTextAreaElement | undefined;
	return (
		<Show
			when={isOpen()}
			fallback={
				<section class="notes" aria-label={words().form.notes}>
					<div class="notes-head">
						<h3>{words().form.notes}</h3>
						<button
							type="button"
							class="small quiet"
							onClick={() => {
								setWriting(true);
								field?.focus();
							}}
						>
							<Icon name="edit" /> {say().edit}
						</button>
					</div>
					<Markdown text={props.text} onText={props.onTick} />
				</section>
			}
		>
			<label>
				{words().form.notes}
				<textarea
					class="notes-field"
					name="description"
					dir="auto"
					rows="2"
					maxlength="10000"
					placeholder={say().hint}
					value={props.text}
					ref={(element) => {
						field = element;
					}}
					onInput={(event) => props.setText(event.currentTarget.value)}
					{...faultMarks(props.fault, "description")}
				/>
				<FieldFault fault={props.fault} place="description" />
			</label>
		</Show>
	);
}
