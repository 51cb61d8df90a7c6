/**
 * Requests of ChatKit's server protocol, as zod objects. `params` is required even where it is empty; a `null` of an
 * optional field means what its absence means; fields that are not known are passed over, as the protocol grows.
 */

import { z } from "zod";
import { type RefusalKey, type Sentence, say } from "../../domain/refusals/sentence.ts";
import { customIssue, issueOf } from "../../tools/violations.ts";

/** In code points, over all text of a message. */
export const LONGEST_MESSAGE = 10_000;
const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;
/** Parts of a message, ids of a feedback, answers of a question. */
const LARGEST_ARRAY = 100;
/** What browsers record, and what servers for speech take. */
const RECORDINGS = "audio/webm audio/ogg audio/mp4 audio/mpeg audio/wav audio/x-wav audio/flac".split(" ");
const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

const optional = <Schema extends z.ZodType>(schema: Schema) =>
	schema.nullish().transform((value) => value ?? undefined);

const TextPart = z.object({ type: z.literal("input_text"), text: z.string() });
const TagPart = z.object({
	type: z.literal("input_tag"),
	id: z.string(),
	text: z.string(),
	data: z.record(z.string(), z.unknown()).default({}),
	group: optional(z.string()),
	interactive: z.boolean().default(false),
});
export type MessagePart = z.output<typeof TextPart> | z.output<typeof TagPart>;

/** What was typed: the text parts in their order. Tags are marks beside it. */
export function messageText(content: readonly MessagePart[]): string {
	return content
		.filter((part) => part.type === "input_text")
		.map((part) => part.text)
		.join(" ")
		.trim();
}

const Content = z
	.array(z.discriminatedUnion("type", [TextPart, TagPart]))
	.max(LARGEST_ARRAY)
	.superRefine((content, context) => {
		const text = messageText(content);
		const refuse = (rule: string, why: Sentence) => context.addIssue(customIssue(rule, why));
		if (text === "") refuse("min_length", say("text_min", { field: "It" }));
		else if (text.length > LONGEST_MESSAGE && [...text].length > LONGEST_MESSAGE) {
			refuse("max_length", say("text_max", { field: "It", most: LONGEST_MESSAGE }));
		}
	});

const Attachments = z
	.array(z.string())
	.refine((ids) => ids.length === 0, issueOf("unsupported", say("no_attachments", { field: "It" })));

const UserMessageInput = z.object({
	content: Content,
	attachments: Attachments,
	quoted_text: optional(z.string()),
	inference_options: z.object({
		tool_choice: optional(z.object({ id: z.string() })),
		model: optional(z.string()),
	}),
});
export type UserMessageInput = z.output<typeof UserMessageInput>;

const Answer = z.object({
	values: z.array(z.string()).max(LARGEST_ARRAY).default([]),
	skipped: z.boolean().default(false),
});
const StructuredInput = z.object({
	status: z.enum(["answered", "skipped"]),
	answers: z.record(z.string(), Answer).default({}),
});
export type StructuredInput = z.output<typeof StructuredInput>;

export const TRANSCRIBE = "input.transcribe";

const thread_id = z.string();
const item_id = z.string();
const paging = {
	/** Clamped, not refused: a client that asks for more than there may be still gets its first page. */
	limit: z
		.int()
		.nullish()
		.transform((limit) => Math.min(Math.max(limit ?? DEFAULT_PAGE, 1), LARGEST_PAGE)),
	order: z
		.enum(["asc", "desc"])
		.nullish()
		.transform((order) => order ?? "desc"),
	after: optional(z.string()),
};

/** Its type as browsers say it has parameters: `audio/webm;codecs=opus`. */
const Recording = z.object({
	audio_base64: z
		.string()
		.refine((text) => text !== "", issueOf("min_length", say("text_min", { field: "It" })))
		.refine((text) => BASE64.test(text), issueOf("format", say("wrong_form", { field: "It" }))),
	mime_type: z
		.string()
		.transform((type) => type.split(";")[0]?.trim().toLowerCase() ?? "")
		.refine(
			(type) => RECORDINGS.includes(type),
			issueOf("one_of", say("one_of", { field: "It", values: RECORDINGS.join(", ") })),
		),
});

/** The params of each type that is answered. */
export const PARAMS = {
	"threads.create": z.object({ input: UserMessageInput }),
	"threads.add_user_message": z.object({ thread_id, input: UserMessageInput }),
	"threads.add_structured_input": z.object({ thread_id, item_id, input: StructuredInput }),
	"threads.retry_after_item": z.object({ thread_id, item_id }),
	"threads.custom_action": z.object({
		thread_id,
		item_id: optional(item_id),
		action: z.object({ type: z.string(), payload: z.unknown() }),
	}),
	"threads.get_by_id": z.object({ thread_id }),
	"threads.list": z.object(paging),
	"items.list": z.object({ thread_id, ...paging }),
	"items.feedback": z.object({
		thread_id,
		item_ids: z.array(item_id).min(1).max(LARGEST_ARRAY),
		kind: z.enum(["positive", "negative"]),
	}),
	"threads.update": z.object({ thread_id, title: z.string() }),
	"threads.delete": z.object({ thread_id }),
	/** Only where there is a server for speech. */
	[TRANSCRIBE]: Recording,
} as const;

export type RequestType = keyof typeof PARAMS;
export type Params<Type extends RequestType> = z.output<(typeof PARAMS)[Type]>;
export type ChatRequest = {
	[Type in RequestType]: { readonly type: Type; readonly params: Params<Type> };
}[RequestType];

type Unsupported = Extract<RefusalKey, `unsupported_${string}`>;

const UNSUPPORTED: ReadonlyMap<string, Unsupported> = new Map<string, Unsupported>([
	["threads.add_client_tool_output", "unsupported_client_tool"],
	["threads.sync_custom_action", "unsupported_sync_action"],
	["attachments.create", "unsupported_attachments"],
	["attachments.delete", "unsupported_attachments"],
]);

/** Why a type of the protocol has no meaning here; undefined where it has. */
export const whyUnsupported = (type: string, hears: boolean): Unsupported | undefined =>
	UNSUPPORTED.get(type) ?? (type === TRANSCRIBE && !hears ? "unsupported_speech" : undefined);
