import { createEffect, For } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { offeredParents, parentOf } from "../../state/desk/parent.ts";
import type { FormFault } from "../../state/parts/formFault.ts";
import { useWords } from "../../words/words.ts";
import { FieldFault, faultMarks } from "../parts/FieldFault.tsx";

interface ParentFieldProps {
	readonly taskId: number;
	readonly text: string;
	readonly setText: (text: string) => void;
	readonly fault: FormFault;
}

/** The task that this one stands below, chosen by its title or number; empty: none. */
export function ParentField(props: ParentFieldProps) {
	const desk = useDesk();
	const words = useWords();
	const tasks = () => desk.desk().tasks;
	let field: HTMLInputElement | undefined;
	createEffect(() => {
		const isKnown = parentOf(props.text, tasks(), props.taskId) !== undefined;
		field?.setCustomValidity(isKnown ? "" : words().form.partOfUnknown);
	});
	return (
		<label>
			{words().form.partOf}
			<input
				list="parents"
				dir="auto"
				autocomplete="off"
				placeholder={words().form.partOfNone}
				value={props.text}
				ref={(element) => {
					field = element;
				}}
				onInput={(event) => props.setText(event.currentTarget.value)}
				{...faultMarks(props.fault, "parent")}
			/>
			<datalist id="parents">
				<For each={offeredParents(props.text, tasks(), props.taskId)}>{(name) => <option value={name} />}</For>
			</datalist>
			<FieldFault fault={props.fault} place="parent" />
		</label>
	);
}
