/** The signed-in user's desk: what every view reads and the few calls by which it changes anything. */
import {
	type Accessor,
	createContext,
	createEffect,
	createMemo,
	createSignal,
	on,
	onCleanup,
	useContext,
} from "solid-js";
import type { Kept } from "../../net/kept.ts";
import { type LiveListener, makeLive } from "../../net/live.ts";
import { isOutOfReach, type Requests, type Written } from "../../net/request.ts";
import { nowMs } from "../../time/clock.ts";
import type { Place } from "../../time/say.ts";
import { createInterval, createTimer } from "../../time/timers.ts";
import { instantText } from "../../time/zone.ts";
import type { Label, Listed, Me, SavedFilter, Settings, Task } from "../../wire.ts";
import type { FirstMessages } from "../../words/english.ts";
import { sayFault } from "../parts/sayFault.ts";
import type { Toasts } from "../parts/toasts.ts";
import { type Changes, createChanges } from "./changes.ts";
import { createStatusChanges, type StatusChanges, TakenBack } from "./children.ts";
import { createFreshness } from "./freshness.ts";
import { createLabels } from "./labels.ts";
import { createLists, type Lists } from "./lists.ts";
import { createOpenTasks, type OpenTasks } from "./openTasks.ts";
import { createOutbox, type Outbox, withWaiting } from "./outbox.ts";
import { createOwnSettings } from "./ownSettings.ts";
import { type Change, type Desk, deskOf, EMPTY_DESK, reduce } from "./reduce.ts";

export interface DeskView extends Changes, Lists {
	readonly requests: Requests;
	readonly toasts: Toasts;
	readonly words: Accessor<FirstMessages>;
	readonly me: Accessor<Me>;
	readonly place: Accessor<Place>;
	/** ms since the epoch; moves every 10 s. */
	readonly now: Accessor<number>;
	readonly desk: Accessor<Desk>;
	readonly categories: Accessor<readonly Label[]>;
	readonly tags: Accessor<readonly Label[]>;
	readonly filters: Accessor<readonly SavedFilter[]>;
	readonly isLoading: Accessor<boolean>;
	/** All that is shown is what the server has, as far as it was heard. */
	readonly isCurrent: Accessor<boolean>;
	/** Open tasks beyond those that are loaded. */
	readonly rest: OpenTasks["rest"];
	loadRest(): Promise<void>;
	/** Why the list could not be loaded; undefined when it was. */
	readonly fault: Accessor<string | undefined>;
	/** Seq of the last event seen: views that show the journal follow it. */
	readonly seq: Accessor<number | null>;
	/** How often the live line was opened: what could not be read before is tried again. */
	readonly openings: Accessor<number>;
	dispatch(change: Change): void;
	reload(): Promise<void>;
	/** Completed or deleted tasks, one page more each time; resolves to whether there are more. */
	loadMore(status: "completed" | "deleted", cursor: string | undefined): Promise<string | null>;
	readonly outbox: Outbox;
	/** `refused` is asked first; where it says true, the refusal stands there. Resolves to whether it was saved. */
	changeSettings(changes: Partial<Settings>, said: Saying, refused?: (fault: unknown) => boolean): Promise<boolean>;
	/** What becomes of the tasks below one: the question that stands open, and the change that may raise it. */
	readonly childrenAsked: StatusChanges["asked"];
	readonly sendStatus: StatusChanges["send"];
}

const DeskContext = createContext<DeskView>();
export const DeskProvider = DeskContext.Provider;

export function useDesk(): DeskView {
	const desk = useContext(DeskContext);
	if (!desk) throw new Error("This view stands outside the desk.");
	return desk;
}

/** A line that has not opened within this is not waited for (ms). */
const HELLO_WITHIN_MS = 1_500;
export function createDesk(
	first: Me,
	requests: Requests,
	toasts: Toasts,
	words: Accessor<FirstMessages>,
	heard: Pick<LiveListener, "onReach" | "onConversation">,
	kept?: Kept,
): DeskView {
	const [desk, setDesk] = createSignal<Desk>(kept ? deskOf(kept, kept.me === first) : EMPTY_DESK);
	const own = createOwnSettings(first, () => requests.read<Me>("/api/me"));
	const { me } = own;
	const [now, setNow] = createSignal(nowMs());
	const { categories, tags, filters, load: loadLabels } = createLabels(requests, kept);
	const [openings, setOpenings] = createSignal(0);
	const [isLoading, setLoading] = createSignal(kept === undefined);
	const [fault, setFault] = createSignal<string>();
	const dispatch = (change: Change) => setDesk((old) => reduce(old, change));
	const place = createMemo<Place>(() => ({ zone: me().settings.time_zone, locale: me().settings.locale }));

	const outbox = createOutbox({
		requests,
		userId: first.user.id,
		words,
		onSent: ({ taskId }, task) => {
			if (taskId !== undefined) dispatch({ kind: "stale", taskIds: [taskId] });
			else if (task) dispatch({ kind: "fetched", tasks: [task] });
		},
	});
	const lists = createLists(
		createMemo(() => withWaiting(desk().tasks, outbox.waiting(), instantText(nowMs()))),
		now,
		place,
	);
	const seq = createMemo(() => desk().seq);
	const openTasks = createOpenTasks(requests, dispatch, () => setLoading(false));

	const loadMore = createPages(requests, dispatch);
	const sources = { requests, desk, dispatch, own, loadLabels, loadOpen: openTasks.load, loadMore };
	const freshness = createFreshness(sources, {
		onLoaded: () => setFault(undefined),
		// What was kept can be read meanwhile; that the server is away stands over the page.
		onFault: (problem) => void (kept && isOutOfReach(problem) ? undefined : setFault(sayFault(problem, words()))),
		onEnd: () => setLoading(false),
	});
	const { isCurrent, reload } = freshness;
	createInterval(10_000, () => setNow(nowMs()));
	followLive({ desk, dispatch, freshness }, heard, () => {
		if (kept?.me === first && openings() === 0) void freshness.readSettings();
		setOpenings((count) => count + 1);
	});

	// Also now and then: a server that was only busy opens no new line.
	createEffect(on([openings, now], () => openings() > 0 && void outbox.send().catch(toasts.fail)));

	const { change, undo, undoLast, redoLast } = createChanges({ requests, toasts, words, outbox });
	const statusChanges = createStatusChanges(requests);
	return {
		requests,
		toasts,
		words,
		me,
		place,
		now,
		desk,
		...lists,
		categories,
		tags,
		filters,
		isLoading,
		isCurrent,
		rest: openTasks.rest,
		loadRest: () => openTasks.loadRest().catch(toasts.fail),
		fault,
		seq,
		openings,
		dispatch,
		reload,
		loadMore,
		change,
		outbox,
		undo,
		undoLast,
		redoLast,
		childrenAsked: statusChanges.asked,
		sendStatus: statusChanges.send,
		changeSettings: createSettingsChange(requests, own, change),
	};
}

function createSettingsChange(
	requests: Requests,
	own: ReturnType<typeof createOwnSettings>,
	change: Changes["change"],
): DeskView["changeSettings"] {
	return (changes, said, refused) =>
		own.change(() => {
			let text = "";
			return change(
				() => ({ text }),
				async () => {
					const answer = await requests.write<Me & Written>("PATCH", "/api/me", changes).catch((fault: unknown) => {
						throw refused?.(fault) ? new TakenBack() : fault;
					});
					text = typeof said === "string" ? said : await said();
					return answer;
				},
			);
		});
}

/** What is said of a change of settings, or what has it said once it is made: in the language that was changed to. */
export type Saying = string | (() => Promise<string>);

/** What is over is loaded page by page. */
function createPages(requests: Requests, dispatch: DeskView["dispatch"]): DeskView["loadMore"] {
	return async (status, cursor) => {
		const at = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
		const page = await requests.read<Listed<Task>>(
			`/api/tasks?status=${status}&sort=updated_at&order=desc&limit=30${at}`,
		);
		dispatch({ kind: "fetched", tasks: page.data });
		return page.next_cursor;
	};
}

interface Followed extends Pick<DeskView, "desk" | "dispatch"> {
	readonly freshness: ReturnType<typeof createFreshness>;
}

/** The live line: each event as it comes, and a look at everything where one was missed. */
function followLive(
	{ desk, dispatch, freshness }: Followed,
	heard: Pick<LiveListener, "onReach" | "onConversation">,
	onOpened: () => void,
): void {
	/** Where the page stands goes along, so that a reminder which fired while no line was open is told too. */
	const livePath = () => {
		const { seq } = desk();
		return seq === null ? "/api/stream" : `/api/stream?last_event_id=${seq}`;
	};
	// Something between here and the server may hold streams back: the tasks are shown all the same.
	const impatience = createTimer();
	impatience.set(HELLO_WITHIN_MS, () => void freshness.reload());
	const endLive = makeLive(livePath, {
		onHello: (position) => {
			impatience.end();
			const goesOn = freshness.isCurrent() && position === desk().seq;
			dispatch({ kind: "hello", position });
			if (!goesOn) void freshness.reload();
			onOpened();
		},
		onEvent: (event) => dispatch({ kind: "journal", event }),
		// A session that is over is told so by a request only.
		onRefused: () => void freshness.readSettings(),
		...heard,
	});
	onCleanup(endLive);
}
