/** The body of a mail about tasks, as text and as HTML. What people wrote is escaped and stays in its own direction. Pure. */
import type { Fact } from "../reminderFacts.ts";
import { escapeHtml } from "../safeText.ts";

/** What a mail says of one task. */
export interface MailPart {
	readonly title: string;
	readonly facts: readonly Fact[];
	/** Empty for none. */
	readonly description: string;
	/** What the reader may do, the likeliest first. */
	readonly links: readonly MailLink[];
}

export interface MailLink {
	readonly label: string;
	readonly href: string;
}

/** `end`: what stands below all parts. */
export function mailText(parts: readonly MailPart[], end: MailLink): string {
	return [...parts.map(partText), `-- \n${linkText(end)}\n`].join("\n\n");
}

const linkText = ({ label, href }: MailLink) => `${label}: ${href}`;

function partText({ title, facts, description, links }: MailPart): string {
	const lines = [title, "", ...facts.map(({ label, value }) => `${label}: ${value}`)];
	if (description) lines.push("", description);
	lines.push("", ...links.map(linkText), "");
	return lines.join("\n");
}

/** `title` is the document's, for readers that show it. */
export function mailHtml(
	parts: readonly MailPart[],
	{ title, language, end }: { readonly title: string; readonly language: string; readonly end: MailLink },
): string {
	const shown = parts.length === 1 ? (parts[0]?.title ?? title) : title;
	return [
		"<!doctype html>",
		`<html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(shown)}</title></head>`,
		'<body style="font-family: sans-serif; line-height: 1.5">',
		...parts.flatMap(partHtml),
		`<p style="font-size: 0.85em">${linkHtml(end)}</p>`,
		"</body></html>",
	].join("\n");
}

const linkHtml = ({ label, href }: MailLink) => `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`;

function partHtml({ title, facts, description, links }: MailPart): string[] {
	return [
		// The text's own first strong character decides its direction, not the mail's.
		`<h1 dir="auto" style="font-size: 1.3em">${escapeHtml(title)}</h1>`,
		...facts.map(({ label, value }) => `<p>${label}: <strong>${escapeHtml(value)}</strong></p>`),
		...(description ? [`<p dir="auto" style="white-space: pre-wrap">${escapeHtml(description)}</p>`] : []),
		`<p>${links.map(linkHtml).join(" · ")}</p>`,
	];
}
