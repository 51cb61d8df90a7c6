import { createEffect, createSignal, Show, untrack } from "solid-js";
import type { Chat } from "../../state/chat/chat.ts";
import { textOf } from "../../state/chat/conversation.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { takeOff } from "../../state/task/preview.ts";
import { createReadAhead } from "../../state/task/readAhead.ts";
import type { Span } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { later } from "../parts/later.tsx";

const Reading = later(() => import("../parts/Reading.tsx").then((view) => view.Reading), {
	meanwhile: () => undefined,
});

const Voice = later(() => import("./Voice.tsx").then((view) => view.Voice), { meanwhile: () => undefined });

interface ComposerProps {
	readonly chat: Chat;
	readonly draft: string;
	readonly setDraft: (text: string) => void;
}

export function Composer(props: ComposerProps) {
	const desk = useDesk();
	const words = useWords();
	const understood = createReadAhead(desk.requests, () => props.draft);
	/** Enter was pressed while the last answer was still coming: the line is sent when it has come. */
	const [isWaiting, setWaiting] = createSignal(false);
	let box: HTMLTextAreaElement | undefined;

	const [hasFocus, setFocus] = createSignal(false);
	/** Rows show their numbers while one writes, who may name them. */
	createEffect(() => box?.closest(".shell")?.toggleAttribute("data-writing", hasFocus() && props.draft !== ""));
	createEffect(() => {
		if (isWaiting() && !props.chat.isBusy()) untrack(send);
	});

	/** The words stay, and mean nothing more than themselves. */
	function take(spans: readonly Span[]): void {
		props.setDraft(takeOff(props.draft.trim(), spans));
		box?.focus();
	}

	/** What was said last, to be said again or mended. */
	function bringBack(event: KeyboardEvent): void {
		const last = props.chat.conversation().items.findLast(({ type }) => type === "user_message");
		if (!last) return;
		event.preventDefault();
		props.setDraft(textOf(last));
	}

	function send(): void {
		const text = props.draft.trim();
		setWaiting(text !== "" && props.chat.isBusy());
		if (text === "" || props.chat.isBusy()) return;
		props.setDraft("");
		box?.focus();
		void props.chat.say(text);
	}

	return (
		<form
			class="composer"
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<Show when={understood()}>{(read) => <Reading read={read()} onTakeOff={take} />}</Show>
			<div class="line">
				<textarea
					ref={(element) => {
						box = element;
					}}
					rows="1"
					dir="auto"
					aria-label={words().chat.write}
					placeholder={words().start.examples[0]}
					enterkeyhint="send"
					maxlength="10000"
					value={props.draft}
					onFocus={() => setFocus(true)}
					onBlur={() => setFocus(false)}
					onInput={(event) => {
						setWaiting(false);
						props.setDraft(event.currentTarget.value);
					}}
					onKeyDown={(event) => {
						if (event.key === "ArrowUp" && props.draft === "") return bringBack(event);
						// Not while an input method composes: there Enter chooses a word.
						if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
						event.preventDefault();
						send();
					}}
				/>
				<Show when={desk.me().user.can_dictate}>
					<Voice draft={props.draft} setDraft={props.setDraft} />
				</Show>
				<Show
					when={props.chat.isBusy() && props.chat.conversation().canCancel}
					fallback={
						<button
							type="submit"
							class="primary icon send"
							aria-label={words().chat.send}
							disabled={props.draft.trim() === ""}
						>
							<Icon name="send" />
						</button>
					}
				>
					<button type="button" class="icon send" aria-label={words().chat.stop} onClick={() => props.chat.stop()}>
						<Icon name="stop" />
					</button>
				</Show>
			</div>
		</form>
	);
}
