/** One conversation as the page shows it, folded from ChatKit's events. Pure. */
import type { ChatEvent, ItemUpdate, MessagePart, Page, Thread, ThreadItem, Widget } from "../../wire.ts";

export interface Trouble {
	/** Empty: the server named no reason. */
	readonly message: string;
	readonly canRetry: boolean;
}

export interface Conversation {
	readonly thread: Thread | null;
	readonly items: readonly ThreadItem[];
	/** There are items before the first one here. */
	readonly hasOlder: boolean;
	readonly trouble: Trouble | null;
	readonly canCancel: boolean;
}

export const EMPTY_CONVERSATION: Conversation = {
	thread: null,
	items: [],
	hasOlder: false,
	trouble: null,
	canCancel: false,
};

/** Id of a message that the page shows before the server has it. */
export const UNSENT = "unsent";

export function withUnsent(conversation: Conversation, text: string, at: string): Conversation {
	const item: ThreadItem = {
		id: UNSENT,
		thread_id: conversation.thread?.id ?? "",
		created_at: at,
		type: "user_message",
		content: [{ type: "input_text", text }],
	};
	return { ...conversation, items: [...conversation.items, item], trouble: null };
}

/** It did not arrive, and stands elsewhere with the reason. */
export const withoutUnsent = (conversation: Conversation): Conversation => ({
	...conversation,
	trouble: null,
	items: conversation.items.filter(({ id }) => id !== UNSENT),
});

/** The newest items as the server has them; those before them, and what was not sent yet, stay. */
export function withNewest(conversation: Conversation, newest: Page<ThreadItem>): Conversation {
	const { items } = conversation;
	const [first] = newest.data;
	const begin = Math.max(
		0,
		items.findIndex((item) => item.id === first?.id),
	);
	const unsent = items.filter((item) => item.id === UNSENT);
	// Where none of the items here comes before the page, the page alone tells what does.
	const hasOlder = begin === 0 ? newest.has_more : conversation.hasOlder;
	return { ...conversation, hasOlder, items: [...items.slice(0, begin), ...newest.data, ...unsent] };
}

/** The page before the item of this id; passed over where another item has become the first meanwhile. */
export function withOlder(conversation: Conversation, before: string, older: Page<ThreadItem>): Conversation {
	const { items } = conversation;
	if (items[0]?.id !== before) return conversation;
	const known = new Set(items.map(({ id }) => id));
	const fresh = older.data.filter(({ id }) => !known.has(id));
	return { ...conversation, items: [...fresh, ...items], hasOlder: older.has_more };
}

export function follow(conversation: Conversation, event: ChatEvent): Conversation {
	switch (event.type) {
		case "thread.created":
		case "thread.updated":
			return event.thread ? { ...conversation, thread: event.thread } : conversation;
		case "thread.item.added":
		case "thread.item.done":
		case "thread.item.replaced":
			return event.item ? { ...conversation, items: put(conversation.items, event.item) } : conversation;
		case "thread.item.removed":
			return { ...conversation, items: conversation.items.filter((item) => item.id !== event.item_id) };
		case "thread.item.updated": {
			const { item_id, update } = event;
			if (!update) return conversation;
			const items = conversation.items.map((item) => (item.id === item_id ? updated(item, update) : item));
			return { ...conversation, items };
		}
		case "stream_options":
			return { ...conversation, canCancel: event.stream_options?.allow_cancel ?? false };
		case "notice":
			return { ...conversation, trouble: { message: event.message ?? "", canRetry: false } };
		case "error": {
			const trouble = { message: event.message ?? "", canRetry: event.allow_retry ?? false };
			return { ...conversation, trouble };
		}
		default:
			// The protocol grows; what the page does not know it does not show.
			return conversation;
	}
}

function put(items: readonly ThreadItem[], item: ThreadItem): readonly ThreadItem[] {
	const place = items.findIndex(
		(other) => other.id === item.id || (other.id === UNSENT && item.type === "user_message"),
	);
	return place < 0 ? [...items, item] : items.with(place, item);
}

function updated(item: ThreadItem, update: ItemUpdate): ThreadItem {
	switch (update.type) {
		case "assistant_message.content_part.added":
		case "assistant_message.content_part.done":
			return {
				...item,
				content: withPart(
					item.content ?? [],
					update.content_index ?? 0,
					() => update.content ?? { type: "output_text", text: "" },
				),
			};
		case "assistant_message.content_part.text_delta": {
			const grown = (part: MessagePart): MessagePart => ({ ...part, text: (part.text ?? "") + (update.delta ?? "") });
			return { ...item, content: withPart(item.content ?? [], update.content_index ?? 0, grown) };
		}
		case "workflow.task.added":
		case "workflow.task.updated": {
			const { task_index = 0, task } = update;
			if (!task) return item;
			const tasks = [...(item.workflow?.tasks ?? [])];
			tasks[task_index] = task;
			return { ...item, workflow: { tasks: tasks.filter(Boolean) } };
		}
		case "widget.root.updated":
			return update.widget ? { ...item, widget: update.widget } : item;
		case "widget.component.updated": {
			const { component, component_id } = update;
			if (!item.widget || !component || !component_id) return item;
			return { ...item, widget: exchanged(item.widget, component_id, () => component) };
		}
		case "widget.streaming_text.value_delta": {
			if (!item.widget || !update.component_id) return item;
			const grown = (old: Widget): Widget => ({ ...old, value: (old.value ?? "") + (update.delta ?? "") });
			return { ...item, widget: exchanged(item.widget, update.component_id, grown) };
		}
		default:
			return item;
	}
}

function withPart(
	parts: readonly MessagePart[],
	index: number,
	change: (part: MessagePart) => MessagePart,
): readonly MessagePart[] {
	const next = [...parts];
	while (next.length <= index) next.push({ type: "output_text", text: "" });
	next[index] = change(next[index] ?? { type: "output_text", text: "" });
	return next;
}

/** The children of a widget, however they are written. */
export function childrenOf(widget: Widget): readonly Widget[] {
	if (!widget.children) return [];
	return Array.isArray(widget.children) ? (widget.children as readonly Widget[]) : [widget.children as Widget];
}

function exchanged(widget: Widget, id: string, change: (old: Widget) => Widget): Widget {
	if (widget.id === id) return change(widget);
	if (!widget.children) return widget;
	return { ...widget, children: childrenOf(widget).map((child) => exchanged(child, id, change)) };
}

export function textOf(item: ThreadItem): string {
	return (item.content ?? []).map((part) => part.text ?? "").join("");
}
