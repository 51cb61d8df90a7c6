import { For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import type { ChatFold } from "../../state/shell/chatFold.ts";
import { useNavigation } from "../../state/shell/place.ts";
import type { ViewName } from "../../state/shell/viewNames.ts";
import { useWords } from "../../words/words.ts";
import { Filters } from "../list/Filters.tsx";
import { Icon, type IconName } from "../parts/Icon.tsx";
import { skipToTasks } from "../parts/keyboard.ts";
import { ThemeButton } from "./ThemeButton.tsx";

interface Entry {
	readonly view: ViewName;
	readonly icon: IconName;
}

/** What is beside tasks and conversation. */
const ENTRIES: readonly Entry[] = [
	{ view: "history", icon: "history" },
	{ view: "deliveries", icon: "bell" },
	{ view: "settings", icon: "settings" },
];
const OPERATORS: Entry = { view: "dashboard", icon: "dashboard" };

interface RailProps {
	readonly isOperator: boolean;
	readonly folded: ChatFold;
	readonly onAdd: () => void;
	readonly onKeys: () => void;
	readonly onSignOut: () => void;
}

/** Where one can go: on a wide screen the bar at the side, on a phone the one at the bottom with a sheet for the rest. */
export function Rail(props: RailProps) {
	const desk = useDesk();
	const words = useWords();
	const say = () => words().shell;
	const navigation = useNavigation();
	const view = () => navigation.where().view;
	const entries = () => (props.isOperator ? [...ENTRIES, OPERATORS] : ENTRIES);
	const isBeside = () => entries().some((entry) => entry.view === view());
	/** Back closes the sheet, too. */
	let endSheet = () => {};

	function Going(input: { readonly to: ViewName; readonly icon: IconName }) {
		return (
			<button
				type="button"
				class="nav"
				data-view={input.to}
				aria-current={view() === input.to ? "page" : undefined}
				onClick={() => navigation.go(input.to)}
			>
				<Icon name={input.icon} />
				<span>{say().views[input.to]}</span>
			</button>
		);
	}

	return (
		<>
			<header class="rail">
				<button type="button" class="skip" onClick={skipToTasks}>
					{words().keys.skip}
				</button>
				<h1 class="brand">
					<Icon name="mark" /> <span>Adjutant</span>
				</h1>
				<nav class="bar only-narrow" aria-label={say().navigation}>
					<Going to="tasks" icon="tasks" />
					<button type="button" class="nav add" onClick={() => props.onAdd()}>
						<Icon name="plus" />
						<span>{say().add}</span>
					</button>
					<Going to="chat" icon="chat" />
					<button type="button" class="nav" popovertarget="more" aria-current={isBeside() ? "page" : undefined}>
						<Icon name="more" />
						<span>{say().more}</span>
					</button>
				</nav>
				<button type="button" class="add-task only-wide" onClick={() => props.onAdd()}>
					<Icon name="plus" /> {say().addTask}
				</button>
				<Filters class="filters in-rail" isGrouped={true} />
				<nav class="bar only-wide" aria-label={say().navigation}>
					<Show when={props.folded.isFolded()}>
						<button type="button" class="nav" onClick={() => props.folded.fold(false)}>
							<Icon name="chat" />
							<span>{say().views.chat}</span>
						</button>
					</Show>
					<For each={entries()}>{(entry) => <Going to={entry.view} icon={entry.icon} />}</For>
				</nav>
				<div class="rail-foot">
					<ThemeButton />
					<button type="button" class="nav" title={words().keys.title} onClick={() => props.onKeys()}>
						<Icon name="keys" />
						<span>{words().keys.title}</span>
					</button>
					<button
						type="button"
						class="nav"
						onClick={() => props.onSignOut()}
						title={`${say().signOut}: ${desk.me().user.email}`}
					>
						<Icon name="out" />
						<span>{say().signOut}</span>
					</button>
				</div>
			</header>
			<div
				id="more"
				popover
				class="sheet"
				on:beforetoggle={(event) => {
					const sheet = event.currentTarget as HTMLElement;
					endSheet();
					if (event.newState === "open") endSheet = navigation.stand(() => sheet.hidePopover());
				}}
			>
				<For each={entries()}>
					{(entry) => (
						<button
							type="button"
							class="row-button"
							popovertarget="more"
							aria-current={view() === entry.view ? "page" : undefined}
							onClick={() => navigation.go(entry.view)}
						>
							<Icon name={entry.icon} /> {say().views[entry.view]}
						</button>
					)}
				</For>
				<ThemeButton />
				<button type="button" class="row-button" onClick={() => props.onSignOut()}>
					<Icon name="out" /> {say().signOut}
				</button>
			</div>
		</>
	);
}
