import { createSignal, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { sayMoment } from "../time/say.ts";
import { msOf } from "../time/zone.ts";
import { useReachWords } from "../words/reach.ts";

export interface Hook {
	readonly channel: "webhook" | "ntfy";
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
	const reach = useReachWords();
	const say = () => reach().hooks;
	const own = () => say()[props.channel];
	const [url, setUrl] = createSignal("");
	const [token, setToken] = createSignal("");
	const [secret, setSecret] = createSignal<string | null>(null);
	const [isAsking, setAsking] = createSignal(false);

	async function during(work: () => Promise<unknown>): Promise<void> {
		setAsking(true);
		try {
			await work();
			await props.onChanged();
		} catch (problem) {
			desk.toasts.fail(problem);
		} finally {
			setAsking(false);
		}
	}
	async function set(): Promise<void> {
		const shown = token().trim();
		const asked = { channel: props.channel, url: url().trim(), ...(shown ? { token: shown } : {}) };
		const made = await desk.requests.write<{ secret: string | null }>("POST", "/api/hooks", asked);
		setSecret(made.secret);
		setUrl("");
		setToken("");
		const { channels } = desk.me().settings;
		if (channels.includes(props.channel)) return;
		await desk.changeSettings({ channels: [...channels, props.channel] as never }, own().added);
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
							onClick={() => void during(remove)}
						>
							{say().remove}
						</button>
					</p>
				)}
			</Show>
			<Show when={secret()}>
				{(shown) => (
					<p role="status">
						{say().secret} <code dir="ltr">{shown()}</code>
					</p>
				)}
			</Show>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					void during(set);
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
					/>
				</label>
				<Show when={props.channel === "ntfy"}>
					<label>
						{say().token}
						<input
							type="password"
							autocomplete="off"
							maxLength={200}
							value={token()}
							onInput={(event) => setToken(event.currentTarget.value)}
						/>
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
