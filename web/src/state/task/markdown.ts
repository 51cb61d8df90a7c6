/**
 * Notes as Markdown, read into a tree from which the page builds its nodes (no HTML is ever parsed). Pure; CommonMark with
 * check lists, strike-through and bare addresses of GitHub's dialect.
 */
import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmAutolinkLiteralFromMarkdown } from "mdast-util-gfm-autolink-literal";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmAutolinkLiteral } from "micromark-extension-gfm-autolink-literal";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";

export function readMarkdown(text: string): Root {
	return fromMarkdown(text, {
		extensions: [gfmAutolinkLiteral(), gfmStrikethrough(), gfmTaskListItem()],
		mdastExtensions: [gfmAutolinkLiteralFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmTaskListItemFromMarkdown()],
	});
}

const BOX = /^(?:[-*+]|\d{1,9}[.)])\s+\[([ xX\t])\]/;

/** The text with the box of the list's entry at `offset` turned over; as it is where there is none. */
export function turnBox(text: string, offset: number): string {
	const found = BOX.exec(text.slice(offset));
	if (!found) return text;
	const at = offset + found[0].length - 2;
	return `${text.slice(0, at)}${found[1]?.trim() ? " " : "x"}${text.slice(at + 1)}`;
}

/** Where a link may lead: elsewhere on the web, or to a mailbox. */
export function safeAddress(address: string): string | undefined {
	const scheme = URL.canParse(address) ? new URL(address).protocol : undefined;
	return scheme && ["http:", "https:", "mailto:"].includes(scheme) ? address : undefined;
}
