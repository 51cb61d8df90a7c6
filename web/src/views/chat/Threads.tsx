import { createResource, createSignal, For, Show } from "solid-js";
import type { Chat } from "../../state/chat/chat.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { sayRelative } from "../../time/say.ts";
import { msOf } from "../../time/zone.ts";
import type { Thread } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { Modal } from "../parts/Modal.tsx";
import "../../look/threads.css";

/** All conversations, in a drawer. */
export function Threads(props: { readonly chat: Chat; readonly onClose: () => void }) {
	const desk = useDesk();
	const words = useWords();
	const nameOf = (thread: Thread) => thread.title ?? words().chat.untitled;
	const [page, { mutate, refetch }] = createResource(() => props.chat.kit.listThreads());
	const threads = () => page()?.data;
	const change = (by: (threads: readonly Thread[]) => readonly Thread[]) =>
		mutate((old) => old && { ...old, data: by(old.data) });
	const [isOlderComing, setOlderComing] = createSignal(false);
	const [renamed, setRenamed] = createSignal<string>();
	const current = () => props.chat.conversation().thread;
	const open = (thread: Thread | undefined, close: () => void) => {
		props.chat.open(thread);
		close();
	};

	/** After the last one that is shown: the one at the end of the page may have been deleted since. */
	async function showOlder(): Promise<void> {
		setOlderComing(true);
		try {
			const { data, has_more } = await props.chat.kit.listThreads(threads()?.at(-1)?.id);
			mutate((old) => {
				const known = new Set(old?.data.map(({ id }) => id));
				return { data: [...(old?.data ?? []), ...data.filter(({ id }) => !known.has(id))], has_more };
			});
		} catch (fault) {
			desk.toasts.fail(fault);
		}
		setOlderComing(false);
	}

	async function rename(thread: Thread, title: string): Promise<void> {
		setRenamed(undefined);
		if (!title.trim() || title === thread.title) return;
		try {
			const fresh = await props.chat.kit.rename(thread.id, title.trim());
			change((old) => old.map((other) => (other.id === thread.id ? fresh : other)));
		} catch (fault) {
			desk.toasts.fail(fault);
		}
	}

	async function remove(thread: Thread): Promise<void> {
		try {
			await props.chat.kit.remove(thread.id);
			change((old) => old.filter((other) => other.id !== thread.id));
			if (current()?.id === thread.id) props.chat.open(undefined);
			desk.toasts.show(words().chat.deleted);
		} catch (fault) {
			desk.toasts.fail(fault);
		}
	}

	return (
		<Modal
			class="drawer"
			label={words().chat.conversations}
			isLight={true}
			toasts={desk.toasts}
			onClose={() => props.onClose()}
		>
			{(close) => (
				<>
					<header class="pane-head">
						<h2>{words().chat.conversations}</h2>
						<button type="button" class="icon" aria-label={words().general.close} onClick={close}>
							<Icon name="close" />
						</button>
					</header>
					<button type="button" class="primary wide" onClick={() => open(undefined, close)}>
						<Icon name="plus" /> {words().chat.fresh}
					</button>
					<Show when={page.error}>
						<div class="trouble" role="alert">
							<span>{words().chat.notLoaded}</span>
							<button type="button" onClick={() => void refetch()}>
								{words().general.tryAgain}
							</button>
						</div>
					</Show>
					<Show when={!page.error && threads()?.length === 0 && !page()?.has_more}>
						<p class="muted">{words().chat.none}</p>
					</Show>
					<ul class="threads">
						<For each={page.error ? [] : threads()}>
							{(thread) => (
								<li classList={{ current: thread.id === current()?.id }}>
									<Show
										when={renamed() === thread.id}
										fallback={
											<button type="button" class="thread-name" onClick={() => open(thread, close)}>
												<span dir="auto">{nameOf(thread)}</span>
												<small class="muted">
													{sayRelative(msOf(thread.created_at) - desk.now(), desk.place().locale)}
												</small>
											</button>
										}
									>
										<NewName
											before={thread.title ?? ""}
											onName={(title) => void rename(thread, title)}
											onCancel={() => setRenamed(undefined)}
										/>
									</Show>
									<button
										type="button"
										class="icon quiet"
										aria-label={words().chat.rename(nameOf(thread))}
										onClick={() => setRenamed(thread.id)}
									>
										<Icon name="edit" />
									</button>
									<button
										type="button"
										class="icon quiet"
										aria-label={words().chat.remove(nameOf(thread))}
										onClick={() => void remove(thread)}
									>
										<Icon name="trash" />
									</button>
								</li>
							)}
						</For>
					</ul>
					<Show when={!page.error && page()?.has_more}>
						<button type="button" class="quiet older" disabled={isOlderComing()} onClick={() => void showOlder()}>
							{words().general.older}
						</button>
					</Show>
				</>
			)}
		</Modal>
	);
}

interface NewNameProps {
	readonly before: string;
	readonly onName: (name: string) => void;
	readonly onCancel: () => void;
}

function NewName(props: NewNameProps) {
	const words = useWords();
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				props.onName(String(new FormData(event.currentTarget).get("title")));
			}}
		>
			<input
				name="title"
				aria-label={words().chat.newName}
				value={props.before}
				maxlength="200"
				ref={(element) => queueMicrotask(() => element.select())}
				onKeyDown={(event) => {
					if (event.key !== "Escape") return;
					event.preventDefault();
					props.onCancel();
				}}
			/>
		</form>
	);
}
