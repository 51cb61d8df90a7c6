import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from "solid-js";
import type { Chat } from "../../state/chat/chat.ts";
import { UNSENT } from "../../state/chat/conversation.ts";
import { createDraft } from "../../state/chat/draft.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { later } from "../parts/later.tsx";
import { ChatItem } from "./ChatItem.tsx";
import { Composer } from "./Composer.tsx";

const UnsentMessages = later(() => import("./UnsentMessages.tsx").then((view) => view.UnsentMessages), {
	meanwhile: () => undefined,
	isFirst: true,
});
const Threads = later(() => import("./Threads.tsx").then((view) => view.Threads), { isFirst: true });

/** So near the beginning, in px, what came before is loaded. */
const NEAR = 200;

interface ChatPaneProps {
	readonly chat: Chat;
	readonly onFold: () => void;
	readonly onOpen: (taskId: number) => void;
}

export function ChatPane(props: ChatPaneProps) {
	const desk = useDesk();
	const words = useWords();
	const [hasThreads, setThreads] = createSignal(false);
	const [draft, setDraft] = createDraft(desk.me().user.id);
	let log: HTMLDivElement | undefined;
	let isAtEnd = true;
	/** Heights of the talk and of its window at the last scroll: when these change, it was not the reader who scrolled. */
	let shape = "";
	const talk = () => props.chat.conversation();
	/** Each item keeps its node, and what is half chosen in it, whatever comes before it. */
	const ids = createMemo(() => talk().items.map(({ id }) => id));
	const byId = createMemo(() => new Map(talk().items.map((item) => [item.id, item])));

	const [isOlderComing, setOlderComing] = createSignal(false);
	/** After a failure the button alone asks again: scrolling would fail once per turn of the wheel. */
	let hasOlderFailed = false;
	/** Older items come in above what is read, which stays where it is. */
	async function showOlder(): Promise<void> {
		if (isOlderComing() || !log) return;
		setOlderComing(true);
		try {
			const show = await props.chat.readOlder();
			hasOlderFailed = false;
			const fromEnd = log.scrollHeight - log.scrollTop;
			show();
			log.scrollTop = log.scrollHeight - fromEnd;
		} catch (fault) {
			hasOlderFailed = true;
			desk.toasts.fail(fault);
		}
		setOlderComing(false);
	}

	// Follows the talk, unless the reader has scrolled back.
	const toEnd = () => {
		if (isAtEnd) log?.scrollTo({ top: log.scrollHeight });
	};
	createEffect(
		on(
			() => [talk().items, talk().trouble, props.chat.unsent()],
			() => {
				// Whoever says something wants to see it, and what comes of it.
				if (talk().items.at(-1)?.id === UNSENT) isAtEnd = true;
				queueMicrotask(toEnd);
			},
		),
	);
	onMount(() => {
		// The window, and what is in it: a question comes later than its place, and rows of tasks later than their answer.
		const grown = new ResizeObserver(toEnd);
		for (const part of [log, ...(log?.children ?? [])]) if (part) grown.observe(part);
		onCleanup(() => grown.disconnect());
	});

	return (
		<section class="pane chat-pane" aria-label={words().chat.title}>
			<header class="pane-head">
				<button type="button" class="icon" aria-label={words().chat.conversations} onClick={() => setThreads(true)}>
					<Icon name="menu" />
				</button>
				<h2>
					<bdi>{talk().thread?.title ?? words().chat.fresh}</bdi>
				</h2>
				<button type="button" class="icon" aria-label={words().chat.fresh} onClick={() => props.chat.open(undefined)}>
					<Icon name="plus" />
				</button>
				<button
					type="button"
					class="icon only-wide"
					aria-label={words().chat.fold}
					title={words().chat.fold}
					onClick={() => props.onFold()}
				>
					<Icon name="fold" />
				</button>
			</header>
			<div
				class="log"
				role="log"
				aria-live={isOlderComing() ? "off" : "polite"}
				aria-busy={props.chat.isBusy()}
				aria-label={words().chat.log}
				tabindex="0"
				ref={(element) => {
					log = element;
				}}
				onScroll={(event) => {
					const box = event.currentTarget;
					const before = shape;
					shape = `${box.scrollHeight}/${box.clientHeight}`;
					if (shape !== before) return toEnd();
					isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 48;
					if (box.scrollTop < NEAR && talk().hasOlder && !hasOlderFailed) void showOlder();
				}}
			>
				<div class="talk">
					<Show when={talk().items.length === 0 && props.chat.unsent().length === 0}>
						<Show when={!props.chat.isLoading()} fallback={<p class="muted centred">{words().general.loading}</p>}>
							<div class="welcome">
								<h3>{words().start.greeting(desk.me().user.name.split(" ")[0] ?? "")}</h3>
								<p class="muted">{words().start.intro}</p>
								<For each={words().start.examples}>
									{(example) => (
										<button type="button" class="example" onClick={() => setDraft(example)}>
											{example}
										</button>
									)}
								</For>
							</div>
						</Show>
					</Show>
					<Show when={talk().hasOlder}>
						<button type="button" class="quiet older" disabled={isOlderComing()} onClick={() => void showOlder()}>
							{words().general.older}
						</button>
					</Show>
					<For each={ids()}>
						{(id) => (
							<Show when={byId().get(id)}>
								{(item) => <ChatItem item={item()} chat={props.chat} onOpen={props.onOpen} />}
							</Show>
						)}
					</For>
					<Show when={props.chat.unsent().length > 0}>
						<UnsentMessages chat={props.chat} />
					</Show>
					<Show when={props.chat.isBusy() && talk().items.at(-1)?.type !== "assistant_message"}>
						<p class="progress">
							<span class="pulse" aria-hidden="true" />
							{words().chat.working}
						</p>
					</Show>
					<Show when={talk().trouble}>
						{(trouble) => (
							<div class="trouble" role="alert">
								<span>{trouble().message || words().question.unfinished}</span>
								<Show when={trouble().canRetry}>
									<button type="button" onClick={() => void props.chat.retry()}>
										{words().general.tryAgain}
									</button>
								</Show>
							</div>
						)}
					</Show>
				</div>
			</div>
			<Composer chat={props.chat} draft={draft()} setDraft={setDraft} />
			<Show when={hasThreads()}>
				<Threads chat={props.chat} onClose={() => setThreads(false)} />
			</Show>
		</section>
	);
}
