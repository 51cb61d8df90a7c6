/** Views that are not needed for the first look: loaded when they are opened, or in a calm moment before that. */
import { type Component, createEffect, createResource, type JSX, Match, onCleanup, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { orAgain } from "../../net/again.ts";
import { calm } from "../../time/timers.ts";
import { type Speech, useSpeech, useWords } from "../../words/words.ts";
import { awaitField } from "./typeAhead.ts";

const loads: (() => Promise<unknown>)[] = [];

function Bones() {
	const words = useWords();
	return <div class="bones" role="status" aria-label={words().general.loading} />;
}

interface LaterOptions {
	/** Stands in the view's place until it is there. */
	readonly meanwhile?: () => JSX.Element;
	/** It says nothing but what is there from the first look on, and does not wait for more. */
	readonly isFirst?: boolean;
	/** It has a field that takes the focus, at once or with the first letter: what is typed before it is there reaches it. */
	readonly isField?: boolean;
}

/** While nobody has pressed anything yet, a page that loads itself anew takes nothing away. */
let isTouched = false;
const touch = () => {
	isTouched = true;
};
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, touch, { capture: true, once: true });

/**
 * The view as a component, with the words that it says. What cannot be loaded says so, except at the start, where the page tries
 * once more by itself. Browsers keep that a module failed, so another try loads the page.
 */
export function later<Props extends object>(
	load: () => Promise<Component<Props>>,
	{ meanwhile = () => <Bones />, isFirst = false, isField = false }: LaterOptions = {},
): Component<Props> & { readonly load: () => Promise<unknown> } {
	let known: Component<Props> | undefined;
	let coming: Promise<Component<Props>> | undefined;
	/** Asked for by several, it is loaded once. */
	const get = async () => {
		coming ??= load();
		try {
			known = await coming;
			return known;
		} catch (fault) {
			coming = undefined;
			throw fault;
		}
	};
	loads.push(get);
	function Later(props: Props): JSX.Element {
		const speech = useSpeech();
		const words = useWords();
		const isThere = known && (isFirst || speech.isWhole());
		const all = async () => {
			const [view] = await Promise.all([get(), isFirst || speech.whole()]);
			return view;
		};
		const whole = () => (isTouched ? all() : orAgain(all));
		const [view] = createResource(whole, isThere ? { initialValue: known } : {});
		if (isField) {
			const there = awaitField();
			createEffect(() => {
				const isShown = view.error === undefined && view() !== undefined;
				// After it has taken the focus.
				if (isShown || view.error) queueMicrotask(() => there(isShown));
			});
			onCleanup(() => there(false));
		}
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
	return Object.assign(Later, { load: get });
}

/** Within this all of them are loaded, calm or not (ms). */
const CALM_WITHIN_MS = 2_000;

/** Not before the rows are painted that one came for. */
export function whenCalm(run: () => void): void {
	requestAnimationFrame(() => {
		void calm(CALM_WITHIN_MS, CALM_WITHIN_MS / 4).then(run);
	});
}

/** Loads all of them and what they say, so that they are there without the server, too. */
export function loadLater(speech: Speech): void {
	// What cannot be had now is asked for when it is opened.
	for (const load of [...loads, speech.whole]) void load().catch(() => undefined);
}
