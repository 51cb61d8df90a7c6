import { createSignal, For, onCleanup, Show } from "solid-js";
import { useNavigation } from "../../state/shell/place.ts";
import { Icon, type IconName } from "./Icon.tsx";

export interface Choice {
	readonly name: string;
	/** Of several, the one that is so now. */
	readonly isOn?: boolean;
	readonly run: () => void;
}

interface MenuProps {
	readonly class: string;
	/** What the button is for, where its text does not say it. */
	readonly label?: string | undefined;
	readonly text?: string;
	readonly icon: IconName;
	/** Asked when it opens. */
	readonly choices: () => readonly Choice[];
}

/** A button with a few choices that open beside it; Escape, Back and a click elsewhere close them. */
export function Menu(props: MenuProps) {
	const navigation = useNavigation();
	const [isOpen, setOpen] = createSignal(false);
	let button: HTMLButtonElement | undefined;
	let end = () => {};
	onCleanup(() => end());

	function show(box: HTMLFieldSetElement): void {
		if (!button || !box.isConnected) return;
		end = navigation.stand(() => box.hidePopover());
		box.showPopover();
		const { bottom, top, right } = button.getBoundingClientRect();
		const isBelow = bottom + box.offsetHeight < innerHeight;
		box.style.top = `${isBelow ? bottom : Math.max(4, top - box.offsetHeight)}px`;
		box.style.left = `${Math.max(4, right - box.offsetWidth)}px`;
		box.querySelector("button")?.focus();
	}
	function close(): void {
		end();
		setOpen(false);
	}

	return (
		<>
			<button
				type="button"
				class={props.class}
				aria-label={props.label}
				title={props.label}
				aria-expanded={isOpen()}
				ref={(element) => {
					button = element;
				}}
				onClick={() => setOpen(true)}
			>
				<Icon name={props.icon} /> {props.text}
			</button>
			<Show when={isOpen()}>
				<fieldset
					popover
					class="menu"
					aria-label={props.label ?? props.text}
					ref={(box) => queueMicrotask(() => show(box))}
					on:toggle={(event) => {
						if (event.newState === "closed") close();
					}}
				>
					<For each={props.choices()}>
						{({ name, isOn, run }) => (
							<button
								type="button"
								class="row-button"
								aria-pressed={isOn}
								onClick={() => {
									close();
									button?.focus();
									run();
								}}
							>
								{name}
							</button>
						)}
					</For>
				</fieldset>
			</Show>
		</>
	);
}
