/**
 * ChatKit's wire format, written from the protocol alone: strict, so that a field which must not leave, a null or a
 * missing default is found wherever it is sent.
 */
import { z } from "zod";

const InstantWithZone = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const base = { id: z.string().regex(/^msg_[0-9a-f-]{36}$/), thread_id: z.string(), created_at: InstantWithZone };

const OutputText = z.strictObject({
	type: z.literal("output_text"),
	text: z.string(),
	annotations: z.array(z.never()),
});
const Tag = z.strictObject({
	type: z.literal("input_tag"),
	id: z.string(),
	text: z.string(),
	data: z.record(z.string(), z.unknown()),
	group: z.string().optional(),
	interactive: z.boolean(),
});
const Answer = z.strictObject({ values: z.array(z.string()), skipped: z.boolean() });

const ActionConfig = z.strictObject({
	type: z.string(),
	payload: z.unknown(),
	handler: z.enum(["server", "client"]),
	loadingBehavior: z.enum(["auto", "none", "self", "container"]),
	streaming: z.boolean(),
});
const COMPONENTS =
	"Text Title Caption Markdown Badge Box Row Col Form Divider Icon Image Button Spacer Select DatePicker Checkbox Input Label RadioGroup Textarea Transition Chart ListViewItem";
const Component: z.ZodType = z.lazy(() =>
	z.looseObject({
		type: z.enum(COMPONENTS.split(" ")),
		children: z.array(Component).optional(),
		onClickAction: ActionConfig.optional(),
	}),
);
const Widget = z.looseObject({ type: z.enum(["Card", "ListView", "Basic"]), children: z.array(Component) });

const WorkflowTask = z.strictObject({
	type: z.literal("custom"),
	title: z.string(),
	status_indicator: z.enum(["none", "loading", "complete"]),
});

export const Item = z.discriminatedUnion("type", [
	z.strictObject({
		...base,
		type: z.literal("user_message"),
		content: z.array(z.union([z.strictObject({ type: z.literal("input_text"), text: z.string() }), Tag])),
		attachments: z.array(z.never()),
		quoted_text: z.string().optional(),
		inference_options: z.strictObject({
			tool_choice: z.strictObject({ id: z.string() }).optional(),
			model: z.string().optional(),
		}),
	}),
	z.strictObject({ ...base, type: z.literal("assistant_message"), content: z.array(OutputText) }),
	z.strictObject({ ...base, type: z.literal("widget"), widget: Widget, copy_text: z.string().optional() }),
	z.strictObject({
		...base,
		type: z.literal("structured_input"),
		status: z.enum(["pending", "answered", "skipped"]),
		inputs: z.array(
			z.strictObject({
				id: z.string(),
				question: z.string(),
				type: z.literal("multiple_choice"),
				options: z.array(z.strictObject({ value: z.string() })),
				multiple: z.boolean(),
				answer: Answer.optional(),
			}),
		),
	}),
	z.strictObject({
		...base,
		id: z.string().regex(/^wf_[0-9a-f-]{36}$/),
		type: z.literal("workflow"),
		workflow: z.strictObject({ type: z.literal("custom"), tasks: z.array(WorkflowTask), expanded: z.boolean() }),
	}),
]);
export type Item = z.output<typeof Item>;

const pageOf = <Row extends z.ZodType>(row: Row) =>
	z.strictObject({ data: z.array(row), has_more: z.boolean(), after: z.string().optional() });
export const ItemPage = pageOf(Item);

export const Thread = z.strictObject({
	id: z.string().regex(/^thr_[0-9a-f-]{36}$/),
	title: z.string().optional(),
	created_at: InstantWithZone,
	status: z.strictObject({ type: z.literal("active") }),
	metadata: z.strictObject({}),
	items: ItemPage,
});
export const ThreadPage = pageOf(Thread);

const content_index = z.int();
const Update = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("assistant_message.content_part.added"), content_index, content: OutputText }),
	z.strictObject({ type: z.literal("assistant_message.content_part.text_delta"), content_index, delta: z.string() }),
	z.strictObject({
		type: z.enum(["workflow.task.added", "workflow.task.updated"]),
		task_index: z.int().min(0),
		task: WorkflowTask,
	}),
	z.strictObject({ type: z.literal("assistant_message.content_part.done"), content_index, content: OutputText }),
]);

export const Event = z.discriminatedUnion("type", [
	z.strictObject({ type: z.enum(["thread.created", "thread.updated"]), thread: Thread }),
	z.strictObject({ type: z.enum(["thread.item.added", "thread.item.done", "thread.item.replaced"]), item: Item }),
	z.strictObject({ type: z.literal("thread.item.updated"), item_id: z.string(), update: Update }),
	z.strictObject({
		type: z.literal("stream_options"),
		stream_options: z.strictObject({ allow_cancel: z.boolean() }),
	}),
	z.strictObject({
		type: z.literal("error"),
		code: z.enum(["stream.error", "custom"]),
		message: z.string().optional(),
		allow_retry: z.boolean(),
	}),
]);
export type Event = z.output<typeof Event>;
