import { createEffect, createMemo, createSignal, For, Match, onCleanup, Show, Switch } from "solid-js";
import { makeChatKit } from "../net/chatkit.ts";
import type { Requests } from "../net/request.ts";
import { createChat } from "../state/chat.ts";
import { createDesk, DeskProvider } from "../state/desk.ts";
import { createKeeping } from "../state/keeping.ts";
import { createNavigation, NavigationProvider, type ViewName } from "../state/place.ts";
import type { Session } from "../state/session.ts";
import type { Toasts } from "../state/toasts.ts";
import type { Me } from "../wire.ts";
import type { Speech } from "../words/words.ts";
import { ChatPane } from "./ChatPane.tsx";
import { ChildrenQuestion } from "./ChildrenQuestion.tsx";
import { ConfirmOffer } from "./ConfirmOffer.tsx";
import { Filters } from "./Filters.tsx";
import { Habits } from "./Habits.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { listenToKeys, skipToTasks } from "./keyboard.ts";
import { later, loadLater } from "./later.tsx";
import { Notices } from "./Notices.tsx";
import { Outbox } from "./Outbox.tsx";
import { Proposals } from "./Proposals.tsx";
import { TaskList } from "./TaskList.tsx";
import { ThemeButton } from "./ThemeButton.tsx";
import { ZoneOffer } from "./ZoneOffer.tsx";

const Dashboard = later(() => import("./Dashboard.tsx").then((view) => view.Dashboard));
const Deliveries = later(() => import("./Deliveries.tsx").then((view) => view.Deliveries));
const History = later(() => import("./History.tsx").then((view) => view.History));
const KeySheet = later(() => import("./KeySheet.tsx").then((view) => view.KeySheet));
const Settings = later(() => import("./Settings.tsx").then((view) => view.Settings));
const TaskDialog = later(() => import("./TaskDialog.tsx").then((view) => view.TaskDialog));

interface ShellProps {
	readonly first: Me;
	readonly requests: Requests;
	readonly toasts: Toasts;
	readonly session: Session;
	readonly speech: Speech;
	readonly onReach: (isThere: boolean) => void;
}

interface Entry {
	readonly view: ViewName;
	readonly icon: IconName;
}

const ENTRIES: readonly Entry[] = [
	{ view: "chat", icon: "chat" },
	{ view: "tasks", icon: "tasks" },
	{ view: "history", icon: "history" },
	{ view: "deliveries", icon: "mail" },
	{ view: "settings", icon: "settings" },
];
const OPERATORS: Entry = { view: "dashboard", icon: "dashboard" };

/** The signed-in page: the conversation and one view beside it; on a phone one of the two at a time. */
export function Shell(props: ShellProps) {
	// Account and connections stand as long as the shell does: another account gets another shell.
	const { first, requests, toasts, session, onReach } = props;
	const { words, speak } = props.speech;
	const say = () => words().shell;
	const labelOf = (view: ViewName) => say().views[view];
	const navigation = createNavigation();
	const chat = createChat(makeChatKit(requests), navigation, words);
	const onConversation = (threadId: string) => void chat.reread(threadId);
	const desk = createDesk(first, requests, toasts, words, { onReach, onConversation }, session.kept());
	createKeeping(desk);
	createEffect(() => void speak(desk.place().locale));
	const setOpenTask = navigation.openTask;
	const view = () => navigation.where().view;
	/** The same until another is opened: a view that changes behind the dialog leaves it alone. */
	const openTask = createMemo(() => navigation.where().task, undefined, {
		equals: (a, b) => a?.id === b?.id && a?.account === b?.account,
	});
	const entries = () => (first.user.is_operator ? [...ENTRIES, OPERATORS] : ENTRIES);
	/** The tab says where it is, and how many reminders wait for an answer. */
	createEffect(() => {
		const waiting = desk.desk().notices.length;
		document.title = `${waiting > 0 ? `(${waiting}) ` : ""}${labelOf(view())} · Adjutant`;
	});
	onCleanup(() => {
		document.title = "Adjutant";
	});
	createEffect(() => {
		if (!desk.isLoading()) loadLater();
	});
	const [hasKeys, setKeys] = createSignal(false);
	listenToKeys(desk, navigation, () => setKeys(true));
	/** Back closes the sheet, too. */
	let endSheet = () => {};
	const signOut = () => void session.signOut().catch(toasts.fail);

	return (
		<DeskProvider value={desk}>
			<NavigationProvider value={navigation}>
				<div class="shell" data-view={view()}>
					<header class="rail">
						<button type="button" class="skip" onClick={skipToTasks}>
							{words().keys.skip}
						</button>
						<h1 class="brand">
							<Icon name="mark" /> <span>Adjutant</span>
						</h1>
						<nav aria-label={say().navigation}>
							<For each={entries()}>
								{(entry) => (
									<button
										type="button"
										class="nav"
										classList={{ secondary: entry.view !== "chat" && entry.view !== "tasks" }}
										data-view={entry.view}
										aria-current={view() === entry.view ? "page" : undefined}
										onClick={() => navigation.go(entry.view)}
									>
										<Icon name={entry.icon} />
										<span>{labelOf(entry.view)}</span>
									</button>
								)}
							</For>
							<button
								type="button"
								class="nav only-phone"
								popovertarget="more"
								aria-current={view() === "chat" || view() === "tasks" ? undefined : "page"}
							>
								<Icon name="more" />
								<span>{say().more}</span>
							</button>
						</nav>
						<Filters class="filters in-rail" />
						<div class="rail-foot">
							<ThemeButton />
							<button type="button" class="nav" onClick={() => setKeys(true)}>
								<Icon name="keys" />
								<span>{words().keys.title}</span>
							</button>
							<button type="button" class="nav" onClick={signOut} title={desk.me().user.email}>
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
						<For each={entries().filter((entry) => entry.view !== "chat" && entry.view !== "tasks")}>
							{(entry) => (
								<button
									type="button"
									class="row-button"
									popovertarget="more"
									aria-current={view() === entry.view ? "page" : undefined}
									onClick={() => navigation.go(entry.view)}
								>
									<Icon name={entry.icon} /> {labelOf(entry.view)}
								</button>
							)}
						</For>
						<ThemeButton />
						<button type="button" class="row-button" onClick={signOut}>
							<Icon name="out" /> {say().signOut}
						</button>
					</div>
					<div class="over">
						<ConfirmOffer />
						<Outbox onOpen={setOpenTask} />
						<Proposals />
						<Habits session={session} />
						<Show when={!session.isNew()}>
							<ZoneOffer />
						</Show>
						<Notices onOpen={setOpenTask} />
					</div>
					<main>
						<ChatPane chat={chat} />
						<section class="pane view-pane" aria-label={labelOf(view() === "chat" ? "tasks" : view())}>
							<Switch fallback={<TaskList onOpen={setOpenTask} />}>
								<Match when={view() === "history"}>
									<History onOpen={setOpenTask} />
								</Match>
								<Match when={view() === "deliveries"}>
									<Deliveries onOpen={setOpenTask} />
								</Match>
								<Match when={view() === "settings"}>
									<Settings />
								</Match>
								<Match when={view() === "dashboard"}>
									<Dashboard />
								</Match>
							</Switch>
						</section>
					</main>
					<Show when={openTask()} keyed>
						{(task) => <TaskDialog task={task} onOpen={setOpenTask} onClose={() => setOpenTask(undefined)} />}
					</Show>
					<Show when={hasKeys()}>
						<KeySheet onClose={() => setKeys(false)} />
					</Show>
					<ChildrenQuestion />
				</div>
			</NavigationProvider>
		</DeskProvider>
	);
}
