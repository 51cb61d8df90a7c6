import { createSignal, For, onMount } from "solid-js";
import type { Written } from "../../net/request.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { isolated } from "../../time/say.ts";
import type { Label } from "../../wire.ts";
import { useAllWords } from "../../words/words.ts";
import { Icon } from "./Icon.tsx";
import { COLOR_NAMES, LABEL_COLORS } from "./labelColors.ts";
import { Modal } from "./Modal.tsx";
import "../../look/labels.css";

type Made = Written & { readonly tag?: Label; readonly category?: Label };

interface NewLabelProps {
	readonly kind: "categories" | "tags";
	readonly onMade?: ((label: Label) => void) | undefined;
	readonly onClose: () => void;
}

/** A category or a tag is made: its name, and a colour of the page's own or any other. */
export function NewLabel(props: NewLabelProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().labels;
	const [color, setColor] = createSignal<string>();
	const [isBusy, setBusy] = createSignal(false);
	let field: HTMLInputElement | undefined;
	onMount(() => field?.focus());

	async function make(close: () => void): Promise<void> {
		const name = field?.value.trim() ?? "";
		if (name === "" || isBusy()) return;
		const [chosen, { onMade, kind }] = [color(), props];
		const body = chosen === undefined ? { name } : { name, color: chosen };
		setBusy(true);
		const answer = await desk.change<Made>(say().made(isolated(name)), () =>
			desk.requests.write<Made>("POST", `/api/${kind}`, body),
		);
		setBusy(false);
		const label = answer?.tag ?? answer?.category;
		if (!label) return field?.focus();
		close();
		onMade?.(label);
	}

	return (
		<Modal
			class="card-dialog new-label"
			label={words().list.newLabel[props.kind]}
			toasts={desk.toasts}
			onClose={() => props.onClose()}
		>
			{(close) => (
				<form
					onSubmit={(event) => {
						event.preventDefault();
						void make(close);
					}}
				>
					<div class="dialog-body">
						<label>
							{say().name}
							<input
								dir="auto"
								maxlength={props.kind === "tags" ? "30" : "50"}
								ref={(element) => {
									field = element;
								}}
							/>
						</label>
						<fieldset class="swatches">
							<legend>{say().color}</legend>
							<For each={COLOR_NAMES}>
								{(name) => (
									<input
										type="radio"
										name="label-color"
										aria-label={say().colors[name]}
										title={say().colors[name]}
										style={{ "background-color": LABEL_COLORS[name] }}
										checked={color() === LABEL_COLORS[name]}
										onChange={() => setColor(LABEL_COLORS[name])}
									/>
								)}
							</For>
							<input
								type="color"
								aria-label={say().ownColor}
								title={say().ownColor}
								value={color() ?? LABEL_COLORS.green}
								onInput={(event) => setColor(event.currentTarget.value.toUpperCase())}
							/>
						</fieldset>
					</div>
					<footer class="dialog-foot">
						<span class="w-spacer" />
						<button type="button" onClick={close}>
							{words().general.cancel}
						</button>
						<button type="submit" class="primary" disabled={isBusy()}>
							<Icon name="plus" /> {words().adding.add}
						</button>
					</footer>
				</form>
			)}
		</Modal>
	);
}
