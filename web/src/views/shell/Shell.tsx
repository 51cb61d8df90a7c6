import { createEffect, createMemo, createSignal, Match, onCleanup, Show, Switch } from "solid-js";
import { makeChatKit } from "../../net/chatkit.ts";
import type { Requests } from "../../net/request.ts";
import { createChat } from "../../state/chat/chat.ts";
import { createDesk, DeskProvider } from "../../state/desk/desk.ts";
import { keepDesk } from "../../state/desk/deskKeeping.ts";
import type { Session } from "../../state/entrance/session.ts";
import type { Leaving } from "../../state/parts/leaving.ts";
import type { Toasts } from "../../state/parts/toasts.ts";
import { createAddition } from "../../state/shell/addition.ts";
import { createChatFold } from "../../state/shell/chatFold.ts";
import { createNavigation, NavigationProvider } from "../../state/shell/place.ts";
import type { Me } from "../../wire.ts";
import type { Speech } from "../../words/words.ts";
import { ChatPane } from "../chat/ChatPane.tsx";
import { TaskList } from "../list/TaskList.tsx";
import { AddProvider } from "../parts/adding.ts";
import { focusRow, listenToKeys } from "../parts/keyboard.ts";
import { later, loadLater, whenCalm } from "../parts/later.tsx";
import { Rail } from "./Rail.tsx";
import { turnTheme } from "./ThemeButton.tsx";

const nothing = () => undefined;
const AddTask = later(() => import("../task/AddTask.tsx").then((view) => view.AddTask), {
	isFirst: true,
	isField: true,
});
const ChildrenQuestion = later(() => import("../task/ChildrenQuestion.tsx").then((view) => view.ChildrenQuestion), {
	meanwhile: nothing,
	isFirst: true,
});
const Dashboard = later(() => import("../operator/Dashboard.tsx").then((view) => view.Dashboard));
const Deliveries = later(() => import("../reminders/Deliveries.tsx").then((view) => view.Deliveries));
const History = later(() => import("../history/History.tsx").then((view) => view.History));
const KeySheet = later(() => import("./KeySheet.tsx").then((view) => view.KeySheet), { meanwhile: nothing });
const Notices = later(() => import("../reminders/Notices.tsx").then((view) => view.Notices), {
	meanwhile: nothing,
	isFirst: true,
});
const Offers = later(() => import("./Offers.tsx").then((view) => view.Offers), { meanwhile: nothing });
const Outbox = later(() => import("./Outbox.tsx").then((view) => view.Outbox), { meanwhile: nothing, isFirst: true });
const Palette = later(() => import("./Palette.tsx").then((view) => view.Palette), {
	meanwhile: nothing,
	isFirst: true,
	isField: true,
});
const Settings = later(() => import("../settings/Settings.tsx").then((view) => view.Settings), { isField: true });
const TaskPane = later(() => import("../task/TaskPane.tsx").then((view) => view.TaskPane));

interface ShellProps {
	readonly first: Me;
	readonly requests: Requests;
	readonly toasts: Toasts;
	readonly session: Session;
	readonly speech: Speech;
	readonly onReach: (isThere: boolean) => void;
}

/** The signed-in page: the list or another view, and beside it the task that is open or the conversation; on a phone one at a time. */
export function Shell(props: ShellProps) {
	// Account and connections stand as long as the shell does: another account gets another shell.
	const { first, requests, toasts, session, onReach } = props;
	const { words, speak } = props.speech;
	const say = () => words().shell;
	const navigation = createNavigation();
	const chat = createChat(makeChatKit(requests), navigation, words, first.user.id);
	const onConversation = (threadId: string) => void chat.reread(threadId);
	const desk = createDesk(first, requests, toasts, words, { onReach, onConversation }, session.kept());
	keepDesk(desk);
	const folded = createChatFold();
	createEffect(() => void speak(desk.place().locale));
	const view = () => navigation.where().view;
	/** The same until another is opened: a view that changes behind the task leaves it alone. */
	const openTask = createMemo(() => navigation.where().task, undefined, {
		equals: (a, b) => a?.id === b?.id && a?.account === b?.account,
	});
	/** Of the task that is open: what is half written there is asked about before another takes its place. */
	let leaving: Leaving | undefined;
	function setOpenTask(id: number): void {
		if (openTask()?.id === id) return;
		if (openTask() && leaving) leaving.leave(() => navigation.openTask(id));
		else navigation.openTask(id);
	}
	function closeTask(id: number): void {
		leaving = undefined;
		navigation.openTask(undefined);
		focusRow(id);
	}
	/** The tab says where it is, and how many reminders wait for an answer. */
	createEffect(() => {
		const waiting = desk.desk().notices.length;
		document.title = `${waiting > 0 ? `(${waiting}) ` : ""}${say().views[view()]} · Adjutant`;
	});
	onCleanup(() => {
		document.title = "Adjutant";
	});
	createEffect(() => {
		if (!desk.isLoading()) whenCalm(() => loadLater(props.speech));
	});
	const [hasKeys, setKeys] = createSignal(false);
	const addition = createAddition();
	const [hasPalette, setPalette] = createSignal(false);
	listenToKeys({
		desk,
		navigation,
		showSheet: () => setKeys(true),
		showPalette: () => setPalette(true),
		unfold: () => folded.fold(false),
	});
	const signOut = () => void session.signOut().catch(toasts.fail);

	return (
		<DeskProvider value={desk}>
			<NavigationProvider value={navigation}>
				<AddProvider value={addition.begin}>
					<div
						class="shell"
						data-view={view()}
						data-task={openTask()?.id}
						data-folded={folded.isFolded() ? "" : undefined}
					>
						<Rail
							isOperator={first.user.is_operator}
							folded={folded}
							onAdd={() => addition.begin("")}
							onKeys={() => setKeys(true)}
							onSignOut={signOut}
						/>
						<div class="over">
							<Outbox onOpen={setOpenTask} onMend={addition.mend} />
							<Offers session={session} />
							<Notices onOpen={setOpenTask} />
						</div>
						<main>
							<section class="pane view-pane" aria-label={say().views[view() === "chat" ? "tasks" : view()]}>
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
							<Show when={openTask()} keyed>
								{(task) => (
									<TaskPane
										task={task}
										onOpen={setOpenTask}
										onLeaving={(one) => {
											leaving = one;
										}}
										onClose={() => closeTask(task.id)}
									/>
								)}
							</Show>
							<ChatPane chat={chat} onFold={() => folded.fold(true)} onOpen={setOpenTask} />
						</main>
						<Show when={addition.start() !== undefined}>
							<AddTask
								start={addition.start() ?? ""}
								mended={addition.mended()}
								onOpen={setOpenTask}
								onClose={addition.end}
							/>
						</Show>
						<Show when={hasPalette()}>
							<Palette
								onOpen={setOpenTask}
								onAdd={() => addition.begin("")}
								onKeys={() => setKeys(true)}
								onFold={() => folded.fold(!folded.isFolded())}
								onTheme={turnTheme}
								onSignOut={signOut}
								onClose={() => setPalette(false)}
							/>
						</Show>
						<Show when={hasKeys()}>
							<KeySheet onClose={() => setKeys(false)} />
						</Show>
						<ChildrenQuestion />
					</div>
				</AddProvider>
			</NavigationProvider>
		</DeskProvider>
	);
}
