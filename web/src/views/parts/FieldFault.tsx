import { Show } from "solid-js";
import type { FormFault } from "../../state/parts/formFault.ts";
import { Icon } from "./Icon.tsx";

/** What was refused in a field, under it, or that it was saved. Its control carries `faultMarks` of the same place. */
export function FieldFault(props: { readonly fault: FormFault; readonly place: string }) {
	return (
		<Show
			when={props.fault.of(props.place)}
			fallback={
				<Show when={props.fault.savedAt(props.place)}>
					{(word) => (
						<small class="field-saved" aria-hidden="true">
							<Icon name="mark" /> {word()}
						</small>
					)}
				</Show>
			}
		>
			{(sentence) => (
				<small class="field-fault" id={idOf(props.fault, props.place)}>
					{sentence()}
				</small>
			)}
		</Show>
	);
}

/** A page may have several forms with a field of that name. */
const idOf = ({ id }: FormFault, place: string) => `fault-${id}-${place}`;

/** A control that was refused says so, and is described by the sentence. */
export function faultMarks(fault: FormFault, place: string) {
	const isRefused = fault.of(place) !== undefined;
	return { "aria-invalid": isRefused, "aria-describedby": isRefused ? idOf(fault, place) : undefined } as const;
}

/** The keyboard goes to the first control that was refused, and with it what is in view. Resolves to whether there is one. */
export function focusRefused(form: HTMLElement): boolean {
	const control = form.querySelector<HTMLElement>('[aria-invalid="true"]');
	control?.focus();
	document.getElementById(control?.getAttribute("aria-describedby") ?? "")?.scrollIntoView({ block: "nearest" });
	return control !== null;
}
