import { createSignal, For, Show } from "solid-js";
import type { Chat } from "../../state/chat/chat.ts";
import { textOf } from "../../state/chat/conversation.ts";
import { isolated } from "../../time/say.ts";
import type { ChatInput, ThreadItem } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { Titled } from "./Marked.tsx";

/** A longer message is no answer, and stands right below. */
const SHORT = 60;

interface QuestionProps {
	readonly item: ThreadItem;
	readonly chat: Chat;
}

/** What the assistant asks before it acts. A single choice is answered by its button, anything else by a form. */
export function Question(props: QuestionProps) {
	const words = useWords();
	const [values, setValues] = createSignal<ReadonlyMap<string, readonly string[]>>(new Map());
	const inputs = () => props.item.inputs ?? [];
	const isPending = () => props.item.status === "pending";
	const only = () => {
		const [first] = inputs();
		return inputs().length === 1 && first?.type === "multiple_choice" && !first.multiple ? first : undefined;
	};
	const set = (id: string, chosen: readonly string[]) => setValues((old) => new Map(old).set(id, chosen));
	const answer = (chosen: ReadonlyMap<string, readonly string[]> | null) =>
		void props.chat.answer(props.item.id, inputs(), chosen);
	/** A message that comes right after a question is what closed it. */
	const closed = () => {
		const { items } = props.chat.conversation();
		const next = items[items.findIndex(({ id }) => id === props.item.id) + 1];
		const text = next?.type === "user_message" ? textOf(next).trim() : "";
		return text === "" || text.length > SHORT ? words().question.closed : words().question.said(isolated(text));
	};
	const chosen = (id: string) => values().get(id) ?? [];

	function Choices(input: { readonly of: Extract<ChatInput, { type: "multiple_choice" }> }) {
		return (
			<For each={input.of.options}>
				{(option) => (
					<label class="check">
						<input
							type={input.of.multiple ? "checkbox" : "radio"}
							name={input.of.id}
							checked={chosen(input.of.id).includes(option.value)}
							onChange={(event) => {
								const others = input.of.multiple ? chosen(input.of.id).filter((value) => value !== option.value) : [];
								set(input.of.id, event.currentTarget.checked ? [...others, option.value] : others);
							}}
						/>
						{option.value}
					</label>
				)}
			</For>
		);
	}

	return (
		<form
			class="question"
			onSubmit={(event) => {
				event.preventDefault();
				answer(values());
			}}
		>
			<For each={inputs()}>
				{(input) => (
					<fieldset disabled={!isPending() || props.chat.isBusy()}>
						<legend>
							<Titled text={input.question} />
						</legend>
						<Show
							when={isPending()}
							fallback={<p class="muted">{input.answer?.values.length ? input.answer.values.join(", ") : closed()}</p>}
						>
							<Show
								when={input.type === "multiple_choice" && input}
								fallback={
									<input
										type="text"
										aria-label={input.question}
										maxlength="1000"
										onInput={(event) => set(input.id, event.currentTarget.value ? [event.currentTarget.value] : [])}
									/>
								}
							>
								{(choice) => (
									<Show when={only()} fallback={<Choices of={choice()} />}>
										<div class="buttons">
											<For each={choice().options}>
												{(option) => (
													<button type="button" onClick={() => answer(new Map([[input.id, [option.value]]]))}>
														{option.value}
													</button>
												)}
											</For>
											<button type="button" class="quiet" disabled={props.chat.isBusy()} onClick={() => answer(null)}>
												{words().question.skip}
											</button>
										</div>
									</Show>
								)}
							</Show>
						</Show>
					</fieldset>
				)}
			</For>
			<Show when={isPending() && !only()}>
				<div class="buttons">
					<button type="submit" class="primary" disabled={props.chat.isBusy()}>
						{words().question.answer}
					</button>
					<button type="button" class="quiet" disabled={props.chat.isBusy()} onClick={() => answer(null)}>
						{words().question.skip}
					</button>
				</div>
			</Show>
		</form>
	);
}
