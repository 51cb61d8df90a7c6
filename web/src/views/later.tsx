/** Views that are not needed for the first look: loaded when they are opened, or in a calm moment before that. */
import { type Component, createResource, type JSX, Match, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { useWords } from "../words/words.ts";

const loads: (() => Promise<unknown>)[] = [];

function Bones() {
	const words = useWords();
	return <div class="bones" role="status" aria-label={words().general.loading} />;
}

/**
 * The view as a component; `meanwhile` stands in its place until it is there. What cannot be loaded says so. Browsers keep that a
 * module failed, so another try loads the page.
 */
export function later<Props extends object>(
	load: () => Promise<Component<Props>>,
	meanwhile: () => JSX.Element = () => <Bones />,
): Component<Props> & { readonly load: () => void } {
	let known: Component<Props> | undefined;
	const get = async () => {
		known ??= await load();
		return known;
	};
	loads.push(get);
	function Later(props: Props): JSX.Element {
		const words = useWords();
		const [view] = createResource(get, known && { initialValue: known });
		return (
			<Switch fallback={meanwhile()}>
				<Match when={view.error}>
					<div class="trouble" role="alert">
						<span>{words().faults.codes.unreachable}</span>
						<button type="button" onClick={() => location.reload()}>
							{words().general.tryAgain}
						</button>
					</div>
				</Match>
				<Match when={view()}>{(shown) => <Dynamic component={shown()} {...props} />}</Match>
			</Switch>
		);
	}
	// What cannot be had now is asked for when it is shown.
	return Object.assign(Later, { load: () => void get().catch(() => undefined) });
}

/** Loads all of them, so that they are there without the server, too. */
export function loadLater(): void {
	// What cannot be had now is asked for when it is opened.
	for (const load of loads) void load().catch(() => undefined);
}
