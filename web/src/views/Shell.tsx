import { createEffect, createMemo, For, Match, onCleanup, Show, Switch } from "solid-js";
import { makeChatKit } from "../net/chatkit.ts";
import type { Requests } from "../net/request.ts";
import { createChat } from "../state/chat.ts";
import { createDesk, DeskProvider } from "../state/desk.ts";
import { createNavigation, NavigationProvider, type ViewName } from "../state/place.ts";
import type { Session } from "../state/session.ts";
import type { Toasts } from "../state/toasts.ts";
import type { Me } from "../wire.ts";
import { messagesFor, WordsProvider } from "../words/words.ts";
import { ChatPane } from "./ChatPane.tsx";
import { ChildrenQuestion } from "./ChildrenQuestion.tsx";
import { ConfirmOffer } from "./ConfirmOffer.tsx";
import { Dashboard } from "./Dashboard.tsx";
import { Deliveries } from "./Deliveries.tsx";
import { Habits } from "./Habits.tsx";
import { History } from "./History.tsx";
import { Icon, type IconName } from "./Icon.tsx";
import { Notices } from "./Notices.tsx";
import { Settings } from "./Settings.tsx";
import { TaskDialog } from "./TaskDialog.tsx";
import { TaskList } from "./TaskList.tsx";
import { ThemeButton } from "./ThemeButton.tsx";
import { ZoneOffer } from "./ZoneOffer.tsx";

interface ShellProps {
	readonly first: Me;
	readonly requests: Requests;
	readonly toasts: Toasts;
	readonly session: Session;
	readonly onReach: (isThere: boolean) => void;
}

interface Entry {
	readonly view: ViewName;
	readonly label: string;
	readonly icon: IconName;
}

const ENTRIES: readonly Entry[] = [
	{ view: "chat", label: "Chat", icon: "chat" },
	{ view: "tasks", label: "Tasks", icon: "tasks" },
	{ view: "history", label: "History", icon: "history" },
	{ view: "deliveries", label: "Deliveries", icon: "mail" },
	{ view: "settings", label: "Settings", icon: "settings" },
];
const OPERATORS: Entry = { view: "dashboard", label: "Dashboard", icon: "dashboard" };

const labelOf = (view: ViewName) => [...ENTRIES, OPERATORS].find((entry) => entry.view === view)?.label ?? "";

/** The signed-in page: the conversation and one view beside it; on a phone one of the two at a time. */
export function Shell(props: ShellProps) {
	// Account and connections stand as long as the shell does: another account gets another shell.
	const { first, requests, toasts, session, onReach } = props;
	const navigation = createNavigation();
	const chat = createChat(makeChatKit(requests), navigation);
	const onConversation = (threadId: string) => void chat.reread(threadId);
	const desk = createDesk(first, requests, toasts, { onReach, onConversation });
	const words = createMemo(() => messagesFor(desk.place().locale));
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
	/** Back closes the sheet, too. */
	let endSheet = () => {};
	const signOut = () => void session.signOut().catch(toasts.fail);

	return (
		<DeskProvider value={desk}>
			<WordsProvider value={words}>
				<NavigationProvider value={navigation}>
					<div class="shell" data-view={view()}>
						<header class="rail">
							<h1 class="brand">
								<Icon name="mark" /> <span>Adjutant</span>
							</h1>
							<nav aria-label="Views">
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
											<span>{entry.label}</span>
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
									<span>More</span>
								</button>
							</nav>
							<div class="rail-foot">
								<ThemeButton />
								<button type="button" class="nav" onClick={signOut} title={desk.me().user.email}>
									<Icon name="out" />
									<span>Sign out</span>
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
										<Icon name={entry.icon} /> {entry.label}
									</button>
								)}
							</For>
							<ThemeButton />
							<button type="button" class="row-button" onClick={signOut}>
								<Icon name="out" /> Sign out
							</button>
						</div>
						<div class="over">
							<ConfirmOffer />
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
						<ChildrenQuestion />
					</div>
				</NavigationProvider>
			</WordsProvider>
		</DeskProvider>
	);
}
