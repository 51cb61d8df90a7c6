import { createSignal, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { copyText } from "../../state/parts/copyText.ts";
import { createFormFault } from "../../state/parts/formFault.ts";
import { wantChannel } from "../../state/reminders/wantChannel.ts";
import { sayMoment } from "../../time/say.ts";
import { msOf } from "../../time/zone.ts";
import type { Messages } from "../../words/english.ts";
import { useAllWords } from "../../words/words.ts";
import { FieldFault, faultMarks, focusRefused } from "../parts/FieldFault.tsx";

export interface Hook {
	readonly channel: keyof Messages["reach"]["hooks"]["at"];
	readonly url: string;
	readonly made_at: string;
	/** Since when its server wants nothing more. */
	readonly ended_at: string | null;
}
/** The address of one channel: set, shown with its secret once, and taken off. */
export function HookField(props: {
	readonly channel: Hook["channel"];
	readonly hook: Hook | undefined;
	readonly onChanged: () => Promise<void>;
}) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().reach.hooks;
	const own = () => say().at[props.channel];
	const [url, setUrl] = createSignal("");
	const [token, setToken] = createSignal("");
	const [secret, setSecret] = createSignal<string | null>(null);
	const [isAsking, setAsking] = createSignal(false);
	const fault = createFormFault((place) => place === "url" || (place === "token" && own().token !== null), words);

	async function during(work: () => Promise<unknown>, refused: (problem: unknown) => void): Promise<void> {
		setAsking(true);
		fault.clear();
		try {
			await work();
			await props.onChanged();
		} catch (problem) {
			refused(problem);
		} finally {
			setAsking(false);
		}
	}
	/** At the field that was refused; what is about none of them is said over the page. */
	function showAt(form: HTMLFormElement, problem: unknown): void {
		fault.show(problem);
		if (fault.rest() !== undefined) desk.toasts.fail(problem);
		else queueMicrotask(() => focusRefused(form));
	}
	async function set(): Promise<void> {
		const shown = token().trim();
		const asked = { channel: props.channel, url: url().trim(), ...(shown ? { token: shown } : {}) };
		const made = await desk.requests.write<{ secret: string | null }>("POST", "/api/hooks", asked);
		setSecret(made.secret);
		setUrl("");
		setToken("");
		await wantChannel(desk, props.channel, own().added);
	}
	async function remove(): Promise<void> {
		setSecret(null);
		await desk.requests.write("DELETE", `/api/hooks/${props.channel}`);
	}
	const state = (hook: Hook) =>
		hook.ended_at === null
			? say().since(sayMoment(msOf(hook.made_at), desk.place()))
			: say().ended(sayMoment(msOf(hook.ended_at), desk.place()));

	return (
		<fieldset>
			<legend>{own().label}</legend>
			<Show when={props.hook}>
				{(hook) => (
					<p>
						<code dir="ltr">{hook().url}</code> <span class="muted">{state(hook())}</span>{" "}
						<button
							type="button"
							class="small quiet"
							disabled={isAsking()}
							aria-label={own().remove}
							onClick={() => void during(remove, desk.toasts.fail)}
						>
							{say().remove}
						</button>
					</p>
				)}
			</Show>
			<Show when={secret()}>
				{(shown) => (
					<p role="status">
						{say().secret} <code dir="ltr">{shown()}</code>{" "}
						<button type="button" class="small" onClick={() => void copyText(shown(), desk.toasts, words().feeds)}>
							{say().copy}
						</button>
					</p>
				)}
			</Show>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					const form = event.currentTarget;
					void during(set, (problem) => showAt(form, problem));
				}}
			>
				<label>
					{own().address}
					<input
						type="url"
						required
						maxLength={1_000}
						value={url()}
						placeholder={own().example}
						onInput={(event) => setUrl(event.currentTarget.value)}
						{...faultMarks(fault, "url")}
					/>
					<FieldFault fault={fault} place="url" />
				</label>
				<Show when={own().token}>
					<label>
						{own().token}
						<input
							type="password"
							autocomplete="off"
							maxLength={200}
							value={token()}
							onInput={(event) => setToken(event.currentTarget.value)}
							{...faultMarks(fault, "token")}
						/>
						<FieldFault fault={fault} place="token" />
					</label>
				</Show>
				<button type="submit" disabled={isAsking()}>
					{props.hook ? say().replace : say().set}
				</button>
			</form>
			<small class="muted">{own().hint}</small>
		</fieldset>
	);
}
