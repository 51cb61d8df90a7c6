import { For, Show } from "solid-js";
import type { Chat } from "../../state/chat/chat.ts";
import { useWords } from "../../words/words.ts";

/** Messages that did not arrive, each with its way out. */
export function UnsentMessages(props: { readonly chat: Chat }) {
	const words = useWords();
	return (
		<For each={props.chat.unsent()}>
			{(message) => (
				<>
					<p class="said unsent" dir="auto">
						<span class="visually-hidden">{words().question.you} </span>
						{message.text}
					</p>
					<div class="trouble" role="alert">
						<span>
							{words().chat.notSent} <Show when={message.why}>{(why) => why()}</Show>
						</span>
						<button type="button" disabled={props.chat.isBusy()} onClick={() => void props.chat.sendAgain(message)}>
							{words().general.tryAgain}
						</button>
						<button type="button" class="quiet" onClick={() => props.chat.discard(message)}>
							{words().outbox.discard}
						</button>
					</div>
				</>
			)}
		</For>
	);
}
