import { For, Show } from "solid-js";
import type { RuleForm } from "../../state/task/rule.ts";
import { useAllWords } from "../../words/words.ts";
import { CountField } from "../parts/CountField.tsx";

const ENDINGS = ["never", "until", "count"] as const;

interface RuleEndsProps {
	readonly form: RuleForm;
	readonly set: (changes: Partial<RuleForm>) => void;
}

/** Whether and when a rule ends. */
export function RuleEnds(props: RuleEndsProps) {
	const words = useAllWords();
	const say = () => words().rule;
	return (
		<div class="inline">
			{say().ends}
			<select
				aria-label={say().whenEnds}
				onChange={(event) => props.set({ ends: event.currentTarget.value as RuleForm["ends"] })}
			>
				<For each={ENDINGS}>
					{(ending) => (
						<option value={ending} selected={props.form.ends === ending}>
							{say().endings[ending]}
						</option>
					)}
				</For>
			</select>
			<Show when={props.form.ends === "until"}>
				<input
					type="date"
					aria-label={say().lastDate}
					value={props.form.until}
					onInput={(event) => props.set({ until: event.currentTarget.value })}
				/>
			</Show>
			<Show when={props.form.ends === "count"}>
				<CountField
					label={say().howManyTimes}
					value={props.form.count}
					max={9_999}
					onCount={(count) => props.set({ count })}
				/>
				{say().times(props.form.count)}
			</Show>
		</div>
	);
}
