import { createSignal, type JSX, Show } from "solid-js";
import { sayFault } from "../../state/parts/sayFault.ts";
import { useWords } from "../../words/words.ts";
import { Trouble } from "./Trouble.tsx";

/** A form that sends one thing: what went wrong is said in it, what was done too, and twice at once is impossible. */
export function AccountForm(props: {
	readonly button: string;
	/** Resolves to what is said when it is done. */
	readonly send: (field: (name: string) => string) => Promise<string | undefined>;
	readonly children?: JSX.Element;
	readonly isDangerous?: boolean;
}) {
	const words = useWords();
	const [fault, setFault] = createSignal<string>();
	const [said, setSaid] = createSignal<string>();
	const [isBusy, setBusy] = createSignal(false);

	async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
		event.preventDefault();
		const form = event.currentTarget;
		const fields = new FormData(form);
		setFault(undefined);
		setSaid(undefined);
		setBusy(true);
		try {
			setSaid(await props.send((name) => String(fields.get(name) ?? "").trim()));
			form.reset();
		} catch (problem) {
			setFault(sayFault(problem, words()));
		}
		setBusy(false);
	}

	return (
		<form onSubmit={submit}>
			{props.children}
			<Show when={fault()}>{(sentence) => <Trouble message={sentence()} />}</Show>
			<Show when={said()}>
				<p role="status">{said()}</p>
			</Show>
			<button type="submit" class={props.isDangerous ? "danger" : "primary"} disabled={isBusy()}>
				{isBusy() ? words().general.moment : props.button}
			</button>
		</form>
	);
}

/** A password to be typed; `isNew` for one that is chosen here. */
export function PasswordField(props: { readonly name: string; readonly label: string; readonly isNew?: boolean }) {
	const words = useWords();
	return (
		<label>
			{props.label}
			<input
				name={props.name}
				type="password"
				required
				minlength={props.isNew ? "8" : undefined}
				autocomplete={props.isNew ? "new-password" : "current-password"}
			/>
			<Show when={props.isNew}>
				<small class="muted">{words().entrance.notCommon(8)}</small>
			</Show>
		</label>
	);
}
