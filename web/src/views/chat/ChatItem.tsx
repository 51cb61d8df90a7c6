import { Match, Switch } from "solid-js";
import type { Chat } from "../../state/chat/chat.ts";
import { textOf, UNSENT } from "../../state/chat/conversation.ts";
import type { ThreadItem } from "../../wire.ts";
import { useWords } from "../../words/words.ts";
import { later } from "../parts/later.tsx";
import { Marked } from "./Marked.tsx";

const AT_ONCE = { meanwhile: () => undefined, isFirst: true };
const Question = later(() => import("./Question.tsx").then((view) => view.Question), AT_ONCE);
const WidgetNode = later(() => import("./WidgetNode.tsx").then((view) => view.WidgetNode), AT_ONCE);
/** Without a model nobody ever sees them. */
const ToolSteps = later(() => import("./ToolSteps.tsx").then((view) => view.ToolSteps), AT_ONCE);

interface ChatItemProps {
	readonly item: ThreadItem;
	readonly chat: Chat;
	readonly onOpen: (taskId: number) => void;
}

/** One item of the conversation. Types that the page does not know are passed over. */
export function ChatItem(props: ChatItemProps) {
	const words = useWords();
	return (
		<Switch>
			<Match when={props.item.type === "user_message"}>
				<p class="said" dir="auto" classList={{ unsent: props.item.id === UNSENT }}>
					<span class="visually-hidden">{words().question.you} </span>
					{textOf(props.item)}
				</p>
			</Match>
			<Match when={props.item.type === "assistant_message"}>
				<div class="replied">
					<Marked text={textOf(props.item)} onOpen={props.onOpen} />
				</div>
			</Match>
			<Match when={props.item.type === "widget" && props.item.widget}>
				{(widget) => (
					<div class="receipt">
						<WidgetNode
							widget={widget()}
							isDisabled={props.chat.isBusy()}
							onAction={(action) => void props.chat.act(props.item.id, action)}
							onOpen={props.onOpen}
						/>
					</div>
				)}
			</Match>
			<Match when={props.item.type === "workflow" && props.item.workflow}>
				{(workflow) => <ToolSteps tasks={workflow().tasks} isOver={!props.chat.isBusy()} />}
			</Match>
			<Match when={props.item.type === "structured_input"}>
				<Question item={props.item} chat={props.chat} />
			</Match>
		</Switch>
	);
}
