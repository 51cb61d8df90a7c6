/** A receipt as a widget: what was done, the chips of what was understood, and the way back. */
import { wordsFor } from "../../words/words.ts";
import type { Receipt } from "../turn.ts";
import type { Wire } from "./present.ts";

/** Type of the action that a receipt's button sends. */
export const UNDO = "undo";

/**
 * Fields of the widget item. Lines are plain `Text`, never markdown: a task's title is data. Without
 * events nothing was changed, so the card says that and offers no way back (P12).
 */
export function receiptFields({ title, lines, events, turn_id, locale }: Receipt): Wire {
	const said = wordsFor(locale).changes.receipt;
	const event_ids = events.map(({ event_id }) => event_id);
	const rows = lines.map(({ text, chips }) => ({
		type: "Row",
		gap: 2,
		wrap: "wrap",
		children: [{ type: "Text", value: text }, ...chips.map((label) => ({ type: "Badge", label }))],
	}));
	const undo = {
		type: "Button",
		label: said.undo,
		style: "secondary",
		size: "sm",
		onClickAction: {
			type: UNDO,
			payload: { turn_id, event_ids },
			handler: "server",
			loadingBehavior: "auto",
			streaming: true,
		},
	};
	const end = event_ids.length > 0 ? undo : { type: "Caption", value: said.nothing };
	return {
		widget: { type: "Card", size: "sm", children: [{ type: "Title", value: title, size: "sm" }, ...rows, end] },
		copy_text: [title, ...lines.map(({ text, chips }) => [text, ...chips].join(" · "))].join("\n"),
		turn_id,
	};
}
