/** What travels between page and server. The server's contract is imported as types only; ChatKit's shapes stand here. */
import type {
	AskedRecurrenceView,
	EventView,
	LabelView,
	MeView,
	MeWrittenView,
	PreviewView,
	ProposalView,
	ReceiptView,
	ReminderView,
	SettingsView,
	TaskView,
	UndoneView,
} from "../../src/http/contract/contract.ts";
import type { DeliveryView } from "../../src/http/contract/deliveryContract.ts";
import type { FilterView } from "../../src/http/contract/filterContract.ts";
import type { QuickAddView } from "../../src/http/contract/quickAddContract.ts";

export type Task = TaskView;
export type Recurrence = NonNullable<Task["recurrence"]>;
type AskedDates = "exdates" | "rdates";
export type AskedRecurrence = Omit<AskedRecurrenceView, AskedDates> & {
	readonly [Dates in AskedDates]?: readonly string[];
};
/** What a recurrence will come to, and its rule in words. */
export type Preview = PreviewView;
/** A task that another zone would move: instants as they are and as they would be. */
export type MovedTask = NonNullable<MeWritten["moved"]>[number];
export type Reminder = ReminderView;
export type Settings = SettingsView;
export type Me = MeView;
export type MeWritten = MeWrittenView;
export type Delivery = DeliveryView;
/** What a client wants to do and may do only with the user's yes. */
export type Proposal = ProposalView;
export type EventReceipt = ReceiptView;
export type Undone = UndoneView;
export type Due = NonNullable<Task["due"]>;
export type Priority = Task["priority"];
export type TaskStatus = Task["status"];
/** A filter under a name. */
export type SavedFilter = Pick<FilterView, "id" | "name" | "filter">;
export type Label = Pick<LabelView, "id" | "name" | "color">;

/** Lowest first, as a choice shows them. */
export const PRIORITIES: readonly Priority[] = ["low", "medium", "high", "urgent"];

export type Principal = EventView["principal"];

/** An event as the page reads it: of its data only what a view names, since types of events are added over time. */
export type JournalEvent = EventReceipt &
	Pick<EventView, "at" | "principal" | "undoes" | "rules"> & { readonly data: Readonly<Record<string, unknown>> };

export interface Listed<Row> {
	readonly data: readonly Row[];
	readonly next_cursor: string | null;
}

/** A part of a text, offsets in UTF-16 units, end exclusive; what it was understood as. */
export type Span = QuickAddView["spans"][number];
/** What quick add read in a text; `questions` are about what it did not understand, `requests` what the chat would make of it. */
export type Understood = Pick<QuickAddView, "understood" | "spans" | "requests" | "tasks"> & {
	readonly questions: readonly Pick<QuickAddView["questions"][number], "text">[];
};

/** ChatKit: a page of threads or items. */
export interface Page<Row> {
	readonly data: readonly Row[];
	readonly has_more: boolean;
	readonly after?: string;
}

export interface Thread {
	readonly id: string;
	readonly title?: string;
	readonly created_at: string;
}

export interface Widget {
	readonly type: string;
	readonly id?: string;
	readonly value?: string;
	readonly label?: string;
	readonly color?: string;
	readonly title?: string;
	readonly size?: string;
	readonly weight?: string;
	readonly style?: string;
	readonly disabled?: boolean;
	readonly children?: Widget | readonly Widget[];
	readonly onClickAction?: WidgetAction;
}

export interface WidgetAction {
	readonly type: string;
	readonly payload?: unknown;
}

export type ChatInput =
	| {
			readonly type: "multiple_choice";
			readonly id: string;
			readonly question: string;
			readonly options: readonly { readonly value: string }[];
			readonly multiple: boolean;
			readonly answer?: ChatAnswer;
	  }
	| {
			readonly type: "freeform";
			readonly id: string;
			readonly question: string;
			readonly description?: string;
			readonly answer?: ChatAnswer;
	  };

export interface ChatAnswer {
	readonly values: readonly string[];
	readonly skipped: boolean;
}

export type MessagePart = { readonly type: string; readonly text?: string };

export interface ThreadItem {
	readonly id: string;
	readonly thread_id: string;
	readonly created_at: string;
	/** Of the protocol's types the page shows five and passes over the rest. */
	readonly type: string;
	/** user_message, assistant_message */
	readonly content?: readonly MessagePart[];
	/** widget */
	readonly widget?: Widget;
	readonly copy_text?: string;
	/** structured_input */
	readonly status?: string;
	readonly inputs?: readonly ChatInput[];
	/** workflow */
	readonly workflow?: { readonly tasks: readonly WorkflowTask[] };
}

/** A tool that a model uses or has used; the server words it. */
export interface WorkflowTask {
	readonly title?: string;
	/** `none`: it was not done. */
	readonly status_indicator?: "none" | "loading" | "complete";
}

export interface ItemUpdate {
	readonly type: string;
	readonly content_index?: number;
	readonly content?: MessagePart;
	readonly delta?: string;
	readonly widget?: Widget;
	readonly component_id?: string;
	readonly task_index?: number;
	readonly task?: WorkflowTask;
	readonly component?: Widget;
}

export interface ChatEvent {
	readonly type: string;
	readonly thread?: Thread;
	readonly item?: ThreadItem;
	readonly item_id?: string;
	readonly update?: ItemUpdate;
	readonly message?: string;
	readonly level?: string;
	readonly allow_retry?: boolean;
	readonly stream_options?: { readonly allow_cancel: boolean };
}
