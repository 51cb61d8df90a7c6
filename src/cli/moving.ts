/**
 * `adjutant export` and `adjutant import`: what an account has, through the server's front door, with a key of the account's own. A
 * file that is too large for one import goes in parts; again, it adds only what is missing.
 */
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs, TextDecoder } from "node:util";
import { z } from "zod";
import { BOUNDS } from "../domain/accounts/bounds.ts";
import { OWN_FORMAT } from "../exchange/ownFormat.ts";
import { ASKED_WRONGLY, type CommandContext } from "./command.ts";

const OPTIONS = {
	url: { type: "string" },
	key: { type: "string" },
	source: { type: "string" },
	"dry-run": { type: "boolean", default: false },
	undo: { type: "string" },
} as const;

interface Server {
	readonly url: URL;
	readonly key: string;
}

const Report = z.object({
	import_id: z.string(),
	source: z.string(),
	found: z.int(),
	added: z.int(),
	already_there: z.int(),
	refused: z.int(),
	remarks: z.array(z.object({ place: z.int(), text: z.string() })),
	remarks_left_out: z.int(),
});
type Report = z.output<typeof Report>;
const Undone = z.object({ undone: z.int(), not_undone: z.array(z.object({ seq: z.int(), reason: z.string() })) });
const Problem = z.object({ detail: z.string() });
const OwnExport = z.looseObject({ format: z.literal(OWN_FORMAT), tasks: z.array(z.unknown()), journal: z.unknown() });

/** What the server refused, in its own sentence. */
class Refused extends Error {}

export async function exportAccount({ args, say }: CommandContext): Promise<number> {
	const read = readArguments(args);
	if (read === undefined || read.files.length > 1) return ASKED_WRONGLY;
	return told(say, async () => {
		const { body } = await ask(read.server, "/api/export");
		if (body === null) throw new Refused("The server sent nothing.");
		const [file] = read.files;
		const stream = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
		if (file === undefined) await pipeline(stream, process.stdout, { end: false });
		else await pipeline(stream, createWriteStream(file, { mode: 0o600 }));
		return 0;
	});
}

export async function importFile({ args, say }: CommandContext): Promise<number> {
	const read = readArguments(args);
	if (read === undefined) return ASKED_WRONGLY;
	const { server, files, source, isDry, undo } = read;
	if (undo !== undefined) {
		return files.length > 0 ? ASKED_WRONGLY : told(say, () => undoImport(server, undo, say));
	}
	const [file] = files;
	if (file === undefined || files.length > 1) return ASKED_WRONGLY;
	return told(say, async () => {
		const content = decoded(await readFile(file));
		let isWhole = true;
		for (const part of partsOf(content)) {
			const body = { content: part, name: path.basename(file), dry_run: isDry, ...(source ? { source } : {}) };
			const report = Report.parse(await (await ask(server, "/api/import", body)).json());
			tell(report, isDry, say);
			isWhole &&= report.refused === 0;
		}
		return isWhole ? 0 : 1;
	});
}

async function undoImport(server: Server, import_id: string, say: (line: string) => void): Promise<number> {
	const { undone, not_undone } = Undone.parse(await (await ask(server, "/api/import/undo", { import_id })).json());
	for (const { seq, reason } of not_undone) say(`event ${seq}: ${reason}`);
	say(`${undone} event${undone === 1 ? "" : "s"} undone, ${not_undone.length} not.`);
	return not_undone.length === 0 ? 0 : 1;
}

function tell(report: Report, isDry: boolean, say: (line: string) => void): void {
	const { import_id, found, added, already_there, refused, remarks, remarks_left_out } = report;
	for (const { place, text } of remarks) say(`${place}: ${text}`);
	if (remarks_left_out > 0) say(`… and ${remarks_left_out} remarks more`);
	const would = isDry ? "would be added" : "added";
	say(
		`${report.source}: ${found + refused} tasks, ${added} ${would}, ${already_there} there already, ${refused} left out.`,
	);
	if (!isDry && added > 0) say(`To take it back: adjutant import --undo ${import_id}`);
}

/** An own export without its journal, which is not imported, in parts that a server takes; another product's file as it is. */
function partsOf(content: string): readonly string[] {
	if (!content.includes(OWN_FORMAT)) return [content];
	const read = OwnExport.safeParse(parsed(content));
	if (!read.success) return [content];
	const { tasks, journal: _journal, deliveries: _deliveries, ...head } = read.data;
	const parts: string[] = [];
	for (let rest: readonly unknown[] = tasks; rest.length > 0 || parts.length === 0; ) {
		let size = Math.min(rest.length, BOUNDS.import_tasks.most);
		let part = JSON.stringify({ ...head, tasks: rest.slice(0, size) });
		// The part travels as a text in JSON: what is quoted in it takes more room there.
		while (Buffer.byteLength(JSON.stringify(part)) > 0.9 * BOUNDS.import_bytes.most && size > 1) {
			size = Math.ceil(size / 2);
			part = JSON.stringify({ ...head, tasks: rest.slice(0, size) });
		}
		parts.push(part);
		rest = rest.slice(size);
	}
	return parts;
}

function parsed(content: string): unknown {
	try {
		return JSON.parse(content);
	} catch {
		return undefined;
	}
}

/** By its byte order mark, else UTF-8, else as old spreadsheets save (Windows-1252). */
function decoded(bytes: Buffer): string {
	const mark = bytes.subarray(0, 2).toString("hex");
	if (mark === "fffe" || mark === "feff")
		return new TextDecoder(mark === "fffe" ? "utf-16le" : "utf-16be").decode(bytes);
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder("windows-1252").decode(bytes);
	}
}

/** Rejects with `Refused` for whatever is no success. */
async function ask({ url, key }: Server, place: string, body?: object): Promise<Response> {
	const response = await fetch(new URL(place, url), {
		method: body === undefined ? "GET" : "POST",
		headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
		body: body === undefined ? null : JSON.stringify(body),
	}).catch((fault: unknown) => {
		throw new Refused(
			`${url.origin} cannot be reached: ${fault instanceof Error ? String(fault.cause ?? fault) : fault}`,
		);
	});
	if (response.ok) return response;
	const problem = Problem.safeParse(await response.json().catch(() => undefined));
	throw new Refused(problem.data?.detail ?? `${url.origin} answered ${response.status}.`);
}

async function told(say: (line: string) => void, work: () => Promise<number>): Promise<number> {
	try {
		return await work();
	} catch (fault) {
		const isFile = fault instanceof Error && "syscall" in fault;
		if (!(fault instanceof Refused) && !isFile) throw fault;
		say(fault.message);
		return 1;
	}
}

function readArguments(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
		const url = URL.parse(values.url ?? "");
		const key = values.key ?? process.env.ADJUTANT_KEY;
		if (url === null || !/^https?:$/.test(url.protocol) || !key) return undefined;
		const { source, undo } = values;
		return { server: { url, key }, files: positionals, source, undo, isDry: values["dry-run"] };
	} catch {
		// An option that there is not: the usage says which there are.
		return undefined;
	}
}
