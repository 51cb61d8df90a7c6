import { type JSX, Show } from "solid-js";
import type { SettingsSaving } from "../../state/settings/settingsSaving.ts";
import { FieldFault } from "../parts/FieldFault.tsx";

/** A setting that is wanted or not, and what is said of it more closely while it is. */
export function Wanted<Value>(props: {
	readonly say: { readonly label: string; readonly wanted: string; readonly hint: string };
	readonly value: Value | null;
	/** What it is set to when it is first wanted. */
	readonly first: Value;
	readonly onSet: (value: Value | null) => void;
	/** The setting's name in the contract, at which it is refused. */
	readonly place: string;
	readonly fault: SettingsSaving["fault"];
	readonly children: (value: () => NonNullable<Value>) => JSX.Element;
}) {
	return (
		<fieldset>
			<legend>{props.say.label}</legend>
			<label class="check">
				<input
					type="checkbox"
					checked={props.value !== null}
					onChange={(event) => props.onSet(event.currentTarget.checked ? props.first : null)}
				/>
				{props.say.wanted}
			</label>
			<Show when={props.value}>{(known) => props.children(known)}</Show>
			<FieldFault fault={props.fault} place={props.place} />
			<small class="muted">{props.say.hint}</small>
		</fieldset>
	);
}
