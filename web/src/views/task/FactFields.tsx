import { For, Show } from "solid-js";
import type { FormFault } from "../../state/parts/formFault.ts";
import type { WallTime } from "../../time/zone.ts";
import { PRIORITIES } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { FieldFault, faultMarks } from "../parts/FieldFault.tsx";

interface FactFieldsProps {
	readonly priority: string;
	readonly setPriority: (priority: string) => void;
	/** Minutes as typed. */
	readonly duration: string;
	readonly setDuration: (minutes: string) => void;
	/** A task of a series has its due date from there. */
	readonly hasOwnDue: boolean;
	readonly due: WallTime;
	readonly setDue: (due: WallTime) => void;
	readonly isFloating: boolean;
	readonly setFloating: (isFloating: boolean) => void;
	readonly fault: FormFault;
}

/** When a task is due, how long it takes, and how important it is. */
export function FactFields(props: FactFieldsProps) {
	const words = useWords();
	const say = () => words().form;
	return (
		<>
			<div class="pair">
				<Show when={props.hasOwnDue}>
					<label>
						{say().dueDate}
						<input
							type="date"
							value={props.due.date}
							onInput={(event) => props.setDue({ ...props.due, date: event.currentTarget.value })}
							{...faultMarks(props.fault, "due")}
						/>
						<FieldFault fault={props.fault} place="due" />
					</label>
					<label>
						{say().time}
						<input
							type="time"
							value={props.due.time}
							onInput={(event) => props.setDue({ ...props.due, time: event.currentTarget.value })}
						/>
					</label>
				</Show>
				<label>
					{say().duration}
					<input
						name="duration"
						type="number"
						inputmode="numeric"
						min="5"
						max="1440"
						value={props.duration}
						onInput={(event) => props.setDuration(event.currentTarget.value)}
						{...faultMarks(props.fault, "duration_minutes")}
					/>
					<FieldFault fault={props.fault} place="duration_minutes" />
				</label>
				<label>
					{say().priority}
					<select
						name="priority"
						onChange={(event) => props.setPriority(event.currentTarget.value)}
						{...faultMarks(props.fault, "priority")}
					>
						<For each={PRIORITIES}>
							{(priority) => (
								<option value={priority} selected={priority === props.priority}>
									{say().priorities[priority]}
								</option>
							)}
						</For>
					</select>
					<FieldFault fault={props.fault} place="priority" />
				</label>
			</div>
			<Show when={props.hasOwnDue && props.due.date && props.due.time}>
				<label class="check">
					<input
						type="checkbox"
						checked={props.isFloating}
						onChange={(event) => props.setFloating(event.currentTarget.checked)}
					/>
					{say().floating}
				</label>
			</Show>
		</>
	);
}
