import { createSignal, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { askedOf, createForecast, type Wish } from "../../state/task/forecast.ts";
import { formOf, type RuleForm, ruleOf } from "../../state/task/rule.ts";
import { instantOfSlot } from "../../time/zone.ts";
import type { AskedRecurrence, Recurrence } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { NextTen, provisoOf } from "../parts/NextTen.tsx";
import { Panel } from "../parts/Panel.tsx";
import { RuleEditor } from "./RuleEditor.tsx";

export type Scope = "this" | "following" | "all";
const SCOPES = ["following", "all", "this"] as const;

interface SeriesChangeProps {
	readonly recurrence: Recurrence;
	readonly onChange: (scope: Scope, recurrence: AskedRecurrence | null) => void;
	readonly onCancel: () => void;
}

/** Another rule for a series, with what it comes to before it is saved. */
export function SeriesChange(props: SeriesChangeProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().series;
	const occurrence = () => props.recurrence.occurrence ?? props.recurrence.start;
	const [scope, setScope] = createSignal<Scope>("following");
	const [form, setForm] = createSignal<RuleForm>(formOf(props.recurrence, props.recurrence.start.slice(0, 10)));
	const [isFloating, setFloating] = createSignal(props.recurrence.floating === true);
	const isTimed = () => props.recurrence.start.includes("T");
	const asked = (): AskedRecurrence | undefined => {
		const rule = ruleOf(form());
		return (
			rule && { ...rule, ...(isFloating() === (props.recurrence.floating === true) ? {} : { floating: isFloating() }) }
		);
	};
	// As the server will take it: from this occurrence on, or from the start of the series as if it had always been so.
	const wish = (): Wish | undefined => {
		const rule = asked();
		if (!rule || scope() === "this") return undefined;
		const start = scope() === "all" ? props.recurrence.start : occurrence();
		const { time_zone } = props.recurrence;
		const from = instantOfSlot(`${occurrence().slice(0, 10)}T00:00`, time_zone);
		return { recurrence: { ...askedOf(props.recurrence), ...rule, start }, from };
	};
	const forecast = createForecast(desk.requests, wish);
	const canSave = () => scope() === "this" || (asked() !== undefined && forecast().fault === undefined);

	return (
		<Panel label={say().change}>
			<fieldset>
				<legend>{say().scope}</legend>
				<For each={SCOPES}>
					{(value) => (
						<label class="check">
							<input
								type="radio"
								name="scope"
								value={value}
								checked={value === scope()}
								onChange={() => setScope(value)}
							/>
							{say().scopes[value]}
						</label>
					)}
				</For>
			</fieldset>
			<Show when={scope() !== "this"} fallback={<p class="muted">{say().takeOutHint}</p>}>
				<RuleEditor
					form={form()}
					setForm={setForm}
					canBeNone={false}
					fault={forecast().fault && sayFault(forecast().fault, words())}
				/>
				<Show when={isTimed()}>
					<label class="check">
						<input
							type="checkbox"
							checked={isFloating()}
							onChange={(event) => setFloating(event.currentTarget.checked)}
						/>
						{words().form.floating}
					</label>
				</Show>
				<NextTen
					forecast={forecast()}
					zone={props.recurrence.time_zone}
					proviso={provisoOf({ ...props.recurrence, ...asked() }, words())}
				/>
			</Show>
			<div class="buttons">
				<button
					type="button"
					class="primary"
					disabled={!canSave()}
					onClick={() => props.onChange(scope(), scope() === "this" ? null : (asked() ?? null))}
				>
					{scope() === "this" ? say().takeOut : say().changeIt}
				</button>
				<button type="button" onClick={() => props.onCancel()}>
					{say().keep}
				</button>
			</div>
		</Panel>
	);
}
