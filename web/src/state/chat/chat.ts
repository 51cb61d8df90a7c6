/** The conversation in hand: turns are sent, their events followed, the thread kept in the address. */
import { type Accessor, createEffect, createSignal, on, onCleanup, type Setter } from "solid-js";
import type { ChatKit } from "../../net/chatkit.ts";
import { makeKey, Problem } from "../../net/request.ts";
import type { ChatInput, Thread, ThreadItem, WidgetAction } from "../../wire.ts";
import type { FirstMessages } from "../../words/english.ts";
import { sayFault } from "../parts/sayFault.ts";
import type { Navigation } from "../shell/place.ts";
import { type Conversation, EMPTY_CONVERSATION, follow, withNewest, withOlder } from "./conversation.ts";
import { createMessages } from "./messages.ts";
import { createUnsentMessages, type UnsentMessage } from "./unsentMessages.ts";

export interface Chat {
	readonly kit: ChatKit;
	readonly conversation: Accessor<Conversation>;
	readonly isBusy: Accessor<boolean>;
	readonly isLoading: Accessor<boolean>;
	/** Reads the items before the first one; the answer shows them. Rejects when they cannot be had. */
	readOlder(): Promise<() => void>;
	say(text: string): Promise<void>;
	act(itemId: string, action: WidgetAction): Promise<void>;
	answer(
		itemId: string,
		inputs: readonly ChatInput[],
		values: ReadonlyMap<string, readonly string[]> | null,
	): Promise<void>;
	retry(): Promise<void>;
	/** Messages of this conversation that could not be sent. */
	readonly unsent: Accessor<readonly UnsentMessage[]>;
	sendAgain(message: UnsentMessage): Promise<void>;
	discard(message: UnsentMessage): void;
	stop(): void;
	open(thread: Thread | undefined): void;
	/** What was added elsewhere (in another tab, on a phone) is shown; without an id, whichever conversation is open. */
	reread(threadId?: string): Promise<void>;
}

export function createChat(kit: ChatKit, navigation: Navigation, words: Accessor<FirstMessages>, userId: string): Chat {
	const messages = createUnsentMessages(userId);
	const [conversation, setConversation] = createSignal<Conversation>(EMPTY_CONVERSATION);
	const [isBusy, setBusy] = createSignal(false);
	const [isLoading, setLoading] = createSignal(false);
	const shown = { conversation, setConversation, isBusy };
	const { turn, retry, abort } = createTurns(kit, navigation, { ...shown, setBusy, words });
	const hasBegun = () => messages.all().some(({ threadId }) => threadId === null);
	const { load, reread, resume } = createReading(kit, navigation, { ...shown, setLoading, hasBegun, words });
	const { unsent, say, sendAgain } = createMessages(messages, { ...shown, turn });

	createEffect(
		on(
			() => navigation.where().threadId,
			(threadId) => {
				if (threadId === conversation().thread?.id) return;
				abort();
				setConversation(EMPTY_CONVERSATION);
				if (threadId) void load(threadId);
			},
		),
	);
	if (!navigation.where().threadId) void resume();

	return {
		kit,
		conversation,
		isBusy,
		isLoading,
		readOlder: async () => {
			const { thread, items, hasOlder } = conversation();
			const [first] = items;
			if (!thread || !first || !hasOlder) return () => {};
			const older = await kit.listItems(thread.id, first.id);
			return () => setConversation((old) => withOlder(old, first.id, older));
		},
		say,
		unsent,
		sendAgain,
		discard: ({ key }) => messages.remove(key),
		act: async (item_id, action) => {
			const thread_id = conversation().thread?.id;
			const { type, payload } = action;
			if (!thread_id || isBusy()) return;
			const params = { thread_id, item_id, action: { type, payload: payload ?? null } };
			await turn("threads.custom_action", params);
		},
		answer: async (item_id, inputs, values) => {
			const thread_id = conversation().thread?.id;
			if (!thread_id || isBusy()) return;
			const answers = Object.fromEntries(
				inputs.map(({ id }) => [id, { values: values?.get(id) ?? [], skipped: !values?.get(id)?.length }]),
			);
			const input = { status: values ? "answered" : "skipped", answers };
			await turn("threads.add_structured_input", { thread_id, item_id, input });
		},
		retry,
		stop: () => {
			abort();
			setBusy(false);
		},
		open: (thread) => {
			abort();
			setBusy(false);
			setConversation(EMPTY_CONVERSATION);
			navigation.openThread(thread?.id);
		},
		reread,
	};
}

type Shown = Pick<Chat, "conversation" | "isBusy"> & { readonly setConversation: Setter<Conversation> };

/** The conversation as it is stored: read when it is opened, and again when it was added to elsewhere. */
function createReading(
	kit: ChatKit,
	navigation: Navigation,
	{
		conversation,
		setConversation,
		isBusy,
		setLoading,
		hasBegun,
		words,
	}: Shown & {
		readonly words: Accessor<FirstMessages>;
		readonly setLoading: (isLoading: boolean) => void;
		/** A conversation was begun with a message that has not arrived. */
		readonly hasBegun: () => boolean;
	},
) {
	/** That which is to be shown and could not be read. */
	let unread: string | undefined;
	async function load(threadId: string): Promise<void> {
		unread = undefined;
		setLoading(true);
		try {
			const [thread, newest] = await Promise.all([kit.getThread(threadId), kit.listItems(threadId)]);
			if (navigation.where().threadId === threadId)
				setConversation(withNewest({ ...EMPTY_CONVERSATION, thread }, newest));
		} catch (fault) {
			// Deleted elsewhere: begin a new one instead of showing an error nobody can mend. Out of reach, it is read when the tab is looked at.
			const isGone = fault instanceof Problem && fault.status === 404;
			if (navigation.where().threadId === threadId && isGone) navigation.openThread(undefined);
			else if (navigation.where().threadId === threadId) {
				unread = threadId;
				setConversation((old) => ({ ...old, trouble: { message: sayFault(fault, words()), canRetry: false } }));
			}
		}
		if (navigation.where().threadId === threadId) setLoading(false);
	}

	/** One at a time; what changed while it was read is read once more. */
	let isReading = false;
	let isReadAgain = false;
	async function reread(changedId?: string): Promise<void> {
		if (unread !== undefined && unread === navigation.where().threadId) return load(unread);
		const threadId = conversation().thread?.id;
		if (!threadId || (changedId && changedId !== threadId)) return;
		isReadAgain = isReading;
		// A turn of this tab is told by its own events, which are ahead of what is stored.
		if (isReading || isBusy()) return;
		isReading = true;
		try {
			const [thread, newest] = await Promise.all([kit.getThread(threadId), kit.listItems(threadId)]);
			const isOpen = conversation().thread?.id === threadId;
			if (isOpen && !isBusy()) setConversation((old) => withNewest({ ...old, thread }, newest));
		} catch (fault) {
			// Deleted elsewhere. Out of reach, it stays as it is: the next hint, or the next look at the tab, reads it.
			const isGone = fault instanceof Problem && fault.status === 404;
			if (isGone && conversation().thread?.id === threadId) navigation.openThread(undefined);
		}
		isReading = false;
		if (isReadAgain) await reread();
	}
	/** Nobody told while the line was down or where hints do not reach: looking at the tab looks at the conversation. */
	const look = () => void (document.visibilityState === "visible" && reread());
	document.addEventListener("visibilitychange", look);
	onCleanup(() => document.removeEventListener("visibilitychange", look));

	/** Without a thread in the address the latest one is taken up again. */
	async function resume(): Promise<void> {
		if (hasBegun()) return;
		setLoading(true);
		const latest = await kit.listThreads().catch(() => undefined);
		setLoading(false);
		const thread = latest?.data[0];
		if (thread && !isBusy() && !conversation().thread) navigation.openThread(thread.id);
	}

	return { load, reread, resume };
}

interface Turning extends Shown {
	readonly setBusy: (isBusy: boolean) => void;
	readonly words: Accessor<FirstMessages>;
}

/** One turn at a time: what is sent, and what is told of it until it ends or is given up. */
function createTurns(
	kit: ChatKit,
	navigation: Navigation,
	{ conversation, setConversation, isBusy, setBusy, words }: Turning,
) {
	let aborter: AbortController | undefined;
	/** The last turn as it was sent, and what was there before: its answer may be lost though it has arrived. */
	let sent:
		| {
				readonly type: string;
				readonly params: object;
				readonly key: string;
				readonly before: ReadonlySet<string>;
		  }
		| undefined;
	const abort = () => aborter?.abort();
	onCleanup(abort);

	async function turn(type: string, params: object, key = makeKey()): Promise<void> {
		if (sent?.key !== key) sent = { type, params, key, before: new Set(conversation().items.map(({ id }) => id)) };
		const own = new AbortController();
		aborter = own;
		setBusy(true);
		setConversation((old) => ({ ...old, trouble: null, canCancel: true }));
		try {
			for await (const event of kit.turn(type, params, own.signal, key)) {
				if (own.signal.aborted) break;
				setConversation((old) => follow(old, event));
				if (event.type === "thread.created" && event.thread) navigation.openThread(event.thread.id);
			}
		} catch (fault) {
			if (!own.signal.aborted) {
				const trouble = { message: sayFault(fault, words()), canRetry: true };
				setConversation((old) => ({ ...old, trouble }));
			}
		}
		if (aborter !== own) return;
		setBusy(false);
	}

	// The same under the same key, whatever it was, a message, an answer or a click: nothing is done twice (P1).
	const retry = async (): Promise<void> => {
		if (!sent || isBusy()) return;
		const { type, params, key, before } = sent;
		const stays = ({ id, type }: ThreadItem) => before.has(id) || type === "user_message";
		setConversation((old) => ({ ...old, items: old.items.filter(stays) }));
		await turn(type, params, key);
	};

	return { turn, retry, abort };
}
