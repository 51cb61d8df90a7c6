import { Show } from "solid-js";
import type { RuleForm } from "../state/rule.ts";
import { CountField } from "./CountField.tsx";

interface RuleEndsProps {
	readonly form: RuleForm;
	readonly set: (changes: Partial<RuleForm>) => void;
}

/** Whether and when a rule ends. */
export function RuleEnds(props: RuleEndsProps) {
	return (
		<div class="inline">
			ends
			<select
				aria-label="When it ends"
				onChange={(event) => props.set({ ends: event.currentTarget.value as RuleForm["ends"] })}
			>
				<option value="never" selected={props.form.ends === "never"}>
					never
				</option>
				<option value="until" selected={props.form.ends === "until"}>
					on a date
				</option>
				<option value="count" selected={props.form.ends === "count"}>
					after so many times
				</option>
			</select>
			<Show when={props.form.ends === "until"}>
				<input
					type="date"
					aria-label="Last date"
					value={props.form.until}
					onInput={(event) => props.set({ until: event.currentTarget.value })}
				/>
			</Show>
			<Show when={props.form.ends === "count"}>
				<CountField
					label="How many times"
					value={props.form.count}
					max={9_999}
					onCount={(count) => props.set({ count })}
				/>
				times
			</Show>
		</div>
	);
}
