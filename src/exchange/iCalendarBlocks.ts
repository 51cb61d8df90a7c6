/**
 * An iCalendar file cut into its components, which are then parsed one by one: what one of them breaks is lost with it alone, none can
 * be large or deep, and others have the process in between (RFC 5545 §3.4).
 */
import { nextRow, type ReadingGround } from "./foreignTask.ts";

/** A description of ours has 10,000 characters; a picture that somebody attached has more. */
const LONGEST = 256 * 1024;
/** VALARM in VTODO is the second level. */
const DEEPEST = 4;

export interface CalendarBlock {
	/** Of the component, counted from 1. */
	readonly place: number;
	/** `VTODO`, `VEVENT`, upper case. */
	readonly kind: string;
	/** Undefined: too large, too deep, or without its end. */
	readonly text: string | undefined;
	/** What the calendar around it is called. */
	readonly calendar: string | null;
}

interface Open {
	readonly kind: string;
	readonly lines: string[];
	length: number;
	depth: number;
	isUnread: boolean;
}

/** Those directly in a VCALENDAR, of which there may be several one after the other. */
export async function* calendarBlocks(text: string, ground: ReadingGround): AsyncGenerator<CalendarBlock> {
	let calendar: string | null = null;
	let open: Open | undefined;
	let place = 0;
	const closed = ({ kind, lines, isUnread }: Open): CalendarBlock => {
		place += 1;
		return { place, kind, text: isUnread ? undefined : lines.join("\r\n"), calendar };
	};
	for (const line of linesOf(text)) {
		const [, begins, name = ""] = /^(BEGIN|END):\s*([\w-]{1,40})\s*$/i.exec(line) ?? [];
		const kind = name.toUpperCase();
		if (open === undefined) {
			if (begins?.toUpperCase() === "BEGIN") {
				if (kind === "VCALENDAR") calendar = null;
				else open = { kind, lines: [line], length: 0, depth: 1, isUnread: false };
			} else calendar ??= nameIn(line);
			continue;
		}
		add(open, line);
		// An end that is missing inside must not swallow what follows.
		const isTorn = begins !== undefined && kind === "VCALENDAR";
		if (begins !== undefined) open.depth += begins.toUpperCase() === "BEGIN" ? 1 : -1;
		if (isTorn || open.depth > DEEPEST) open.isUnread = true;
		if (open.depth > 0 && !isTorn) continue;
		yield closed(open);
		open = undefined;
		await nextRow(place, ground);
	}
	if (open !== undefined) yield closed({ ...open, isUnread: true });
}

function add(open: Open, line: string): void {
	open.length += line.length;
	if (open.length > LONGEST) open.isUnread = true;
	if (open.isUnread) open.lines.length = 0;
	else open.lines.push(line);
}

/** Of a file of 4 MiB not all at once. */
function* linesOf(text: string): Generator<string> {
	for (let from = 0; from < text.length; ) {
		const end = text.indexOf("\n", from);
		const to = end < 0 ? text.length : end;
		yield text.slice(from, text.charCodeAt(to - 1) === 13 ? to - 1 : to);
		from = to + 1;
	}
}

/** RFC 7986 §5.1, and what was there before it. */
function nameIn(line: string): string | null {
	const [, name = ""] = /^(?:X-WR-CALNAME|NAME)(?:;[^:]*)?:(.{1,200})/i.exec(line) ?? [];
	return name.replaceAll(/\\([\\;,])/g, "$1").trim() || null;
}
