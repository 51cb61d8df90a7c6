/** One file for each way to break a rule, and files that keep them all. */

export interface BadFile {
	readonly rule: string;
	readonly file: string;
	readonly what: string;
	readonly content: string;
}

const importing = (rule: string, folder: string, source: string, what: string): BadFile => ({
	rule,
	what,
	file: `${folder}/bad${source.replace(/\W+/g, "_")}.ts`,
	content: `import { thing } from "${source}";\n\nexport const used = thing;\n`,
});

const star = (folder: string, source: string): BadFile =>
	importing("star", folder, source, `"${source}" imported by ${folder}`);

const IMPORTS: readonly BadFile[] = [
	star("src/domain", "node:fs"),
	star("src/domain", "zod"),
	star("src/domain", "../ports/process/clock.ts"),
	star("src/domain", "../host/systemClock.ts"),
	star("src/domain/recurrence", "../../ports/process/clock.ts"),
	star("src/domain/recurrence", "typeorm"),
	star("src/domain", "./decide/decide.ts"),
	star("src/domain/recurrence", "../series/planSeries.ts"),
	star("src/domain/series", "../reminders/reminderPlan.ts"),
	star("src/domain/reminders", "../decide/taskFields.ts"),
	star("src/domain/filter", "../reminders/digest.ts"),
	star("src/domain/evolve", "../undo/undo.ts"),
	star("src/domain/undo", "../decide/needs.ts"),
	star("src/domain/unnamed", "../tasks/task.ts"),
	star("src/domain/tasks", "../state/book.ts"),
	star("src/domain/events", "../commands/commands.ts"),
	star("src/language", "../ports/process/clock.ts"),
	star("src/language", "chrono-node"),
	star("src/language/tokens", "../moments/moments.ts"),
	star("src/language/en", "../de/german.ts"),
	star("src/ports/process", "../../actors/kernel.ts"),
	star("src/ports/process", "../cluster/eventLog.ts"),
	star("src/ports/unnamed", "../process/clock.ts"),
	star("src/ports", "pg"),
	star("src/actors", "nact"),
	star("src/actors", "../persistence/journal.ts"),
	star("src/actors", "../host/systemClock.ts"),
	star("src/actors", "node:timers/promises"),
	star("src/kafka", "../eventlog/inProcessLog.ts"),
	star("src/redis", "../eventlog/inProcessLog.ts"),
	star("src/metrics", "ioredis"),
	star("src/tracing", "prom-client"),
	star("src/http", "ioredis"),
	star("src/actors", "prom-client"),
	star("src/kafka", "@opentelemetry/api"),
	star("src/http", "../redis/softRedis.ts"),
	star("src/eventlog", "kafkajs"),
	star("src/persistence", "nact"),
	star("src/persistence", "../http/server.ts"),
	star("src/persistence", "pino"),
	star("src/assistant", "nodemailer"),
	star("src/assistant/tools", "../../actors/gate.ts"),
	star("src/delivery", "openai"),
	star("src/assistant", "openai"),
	star("src/assistant", "../modelServer/openaiModel.ts"),
	star("src/http", "eventsource-parser"),
	star("src/modelServer", "../assistant/assistant.ts"),
	star("src/delivery", "../config.ts"),
	star("src/http", "typeorm"),
	star("src/http/routes", "../../persistence/readModel.ts"),
	star("src/http", "../app.ts"),
	star("src/http", "../cli/main.ts"),
	...["koa", "@koa/router", "better-auth", "better-auth/plugins", "@modelcontextprotocol/sdk/server/mcp.js", "pg"].map(
		(source) => star("src/actors", source),
	),
	star("src", "./persistence/journal.ts"),
	star("src", "koa"),
	star("src/cli", "pg"),
	star("web/src", "../../src/domain/tasks/task.ts"),
	star("web/src", "node:fs"),
	star("web/src/net", "../state/desk/desk.ts"),
	star("web/src/state", "../wire.ts"),
	star("web/src/state/desk", "../../views/parts/Icon.tsx"),
	star("web/src/state/parts", "../desk/desk.ts"),
	star("web/src/state/unnamed", "../../wire.ts"),
	star("web/src/views/parts", "../list/TaskRow.tsx"),
	star("web/src/views/task", "../list/TaskRow.tsx"),
	star("web/worker", "../src/net/kept.ts"),
	star("web/worker", "../../src/domain/tasks/task.ts"),
	star("web/worker", "node:fs"),
];

const clock = (what: string, expression: string, file: string): BadFile => ({
	rule: "noRestrictedGlobals",
	what,
	file,
	content: `export const made = ${expression};\n`,
});

const GLOBALS: readonly BadFile[] = [
	clock("Date in an adapter", "Date.now()", "src/actors/badDate.ts"),
	clock("Date at the top of src", "new Date()", "src/badDate.ts"),
	clock("setTimeout in an adapter", "setTimeout(() => {}, 1)", "src/http/badTimeout.ts"),
	clock("setInterval in an adapter", "setInterval(() => {}, 1)", "src/delivery/badInterval.ts"),
	clock("setTimeout in the page", "setTimeout(() => {}, 1)", "web/src/views/badTimeout.ts"),
	clock("setInterval in the page", "setInterval(() => {}, 1)", "web/src/state/parts/badInterval.ts"),
	clock("process in the domain", "process.env.HOME", "src/domain/badProcess.ts"),
	clock("fetch in the language", "fetch", "src/language/badFetch.ts"),
	clock("Promise in the domain", "Promise.resolve(1)", "src/domain/badPromise.ts"),
	clock("Date in the domain", "Date.now()", "src/domain/badDate.ts"),
	{
		rule: "plugin",
		what: "Temporal.Now in an adapter",
		file: "src/actors/badNow.ts",
		content: "export const now = Temporal.Now.instant();\n",
	},
	{
		rule: "plugin",
		what: "Temporal.Now in the domain",
		file: "src/domain/badNow.ts",
		content: "export const now = Temporal.Now.instant();\n",
	},
];

const SWITCH = `type Kind = "one" | "two";
export function name(kind: Kind): string {
	switch (kind) {
		case "one":
			return "1";
	}
	return "";
}
`;

const OTHERS: readonly BadFile[] = [
	{
		rule: "star",
		what: "a cycle of imports",
		file: "src/actors/cycleOne.ts",
		content: 'import { two } from "./cycleTwo.ts";\n\nexport const one = (): number => two();\n',
	},
	{
		rule: "star",
		what: "the other half of the cycle",
		file: "src/actors/cycleTwo.ts",
		content: 'import { one } from "./cycleOne.ts";\n\nexport const two = (): number => one();\n',
	},
	{
		rule: "star",
		what: "a circle of types alone",
		file: "src/domain/circleOne.ts",
		content: 'import type { Two } from "./circleTwo.ts";\n\nexport type One = { readonly two?: Two };\n',
	},
	{
		rule: "star",
		what: "its other half",
		file: "src/domain/circleTwo.ts",
		content: 'import type { One } from "./circleOne.ts";\n\nexport type Two = { readonly one?: One };\n',
	},
	{
		rule: "noExcessiveLinesPerFile",
		what: "a file of 301 lines",
		file: "src/actors/badLength.ts",
		content: `${"// line\n".repeat(300)}export const last = 1;\n`,
	},
	{
		rule: "noFloatingPromises",
		what: "a promise nobody awaits",
		file: "src/actors/badFloating.ts",
		content: "async function act(): Promise<void> {}\n\nexport function run(): void {\n\tact();\n}\n",
	},
	{
		rule: "noFloatingPromises",
		what: "a promise nobody awaits in a test",
		file: "test/actors/bad.test.ts",
		content: "async function act(): Promise<void> {}\n\nexport function run(): void {\n\tact();\n}\n",
	},
	{
		rule: "noMisusedPromises",
		what: "a promise used as a condition",
		file: "src/actors/badMisused.ts",
		content:
			"async function can(): Promise<boolean> {\n\treturn true;\n}\n\nexport const answer = (): number => {\n\tif (can()) return 1;\n\treturn 2;\n};\n",
	},
	{
		rule: "useExhaustiveSwitchCases",
		what: "a switch that forgets a case",
		file: "src/actors/badSwitch.ts",
		content: SWITCH,
	},
	{
		rule: "noBarrelFile",
		what: "a barrel file",
		file: "src/actors/index.ts",
		content: 'export { one } from "./one.ts";\n',
	},
	{ rule: "noExplicitAny", what: "any", file: "src/actors/badAny.ts", content: "export const loose: any = 1;\n" },
	{
		rule: "noTsIgnore",
		what: "@ts-ignore",
		file: "src/actors/badIgnore.ts",
		content: "// @ts-ignore\nexport const one: string = 1;\n",
	},
	{ rule: "noConsole", what: "console in src", file: "src/actors/badConsole.ts", content: 'console.log("hello");\n' },
	{
		rule: "noSolidDestructuredProps",
		what: "destructured props in the page",
		file: "web/src/badProps.tsx",
		content: "export const Name = ({ name }: { name: string }) => <p>{name}</p>;\n",
	},
	{
		rule: "useSolidForComponent",
		what: "map instead of For in the page",
		file: "web/src/badMap.tsx",
		content:
			"export const List = (props: { names: string[] }) => <ul>{props.names.map((name) => <li>{name}</li>)}</ul>;\n",
	},
];

export const BAD_FILES: readonly BadFile[] = [...IMPORTS, ...GLOBALS, ...OTHERS];

const use = (...sources: readonly string[]): string =>
	`${sources.map((source, index) => `import { thing as thing${index} } from "${source}";`).join("\n")}\n\nexport const used = [${sources.map((_, index) => `thing${index}`).join(", ")}];\n`;

/** Content by path: what the star allows. */
export const GOOD_FILES: Readonly<Record<string, string>> = {
	"src/domain/good.ts": use("uuid", "./channels.ts"),
	"src/domain/documents/answerDocument.ts": use("./task.ts", "./series/seriesFields.ts"),
	"src/domain/decide/good.ts": use("../tasks/task.ts", "./needs.ts", "../undo/undo.ts", "../filter/readFilter.ts"),
	"src/domain/recurrence/good.ts": use("../tasks/task.ts", "./rule.ts"),
	"src/language/good.ts": use("../domain/tasks/task.ts", "../domain/recurrence/series.ts", "./words.ts"),
	"src/ports/cluster/good.ts": use("../../domain/tasks/task.ts", "../process/clock.ts"),
	"src/actors/kernel.ts": use("nact", "../ports/process/clock.ts"),
	"src/actors/good.ts": use(
		"./kernel.ts",
		"../domain/tasks/task.ts",
		"../language/quickAdd.ts",
		"../ports/process/clock.ts",
	),
	"src/persistence/good.ts": use("typeorm", "pg", "../ports/commands/journal.ts", "node:fs"),
	"src/delivery/good.ts": use("nodemailer", "../ports/delivery/mailTransport.ts"),
	"src/assistant/tools/good.ts": use("zod", "../catalogue.ts", "../../ports/commands/commandGate.ts"),
	"src/http/routes/good.ts": use(
		"koa",
		"@koa/router",
		"better-auth",
		"../problem.ts",
		"../../ports/reading/readModel.ts",
	),
	"src/app.ts": use("./actors/good.ts", "./persistence/good.ts", "./http/server.ts", "./config.ts"),
	"src/cli/main.ts": use("../persistence/good.ts", "../config.ts"),
	"src/host/systemClock.ts":
		"export const now = (): number => Date.now();\n\nexport const timer = setTimeout(() => {}, 1);\n",
	"test/actors/good.test.ts": use("nact", "../../src/actors/good.ts", "node:timers/promises"),
	"web/src/views/chat/good.ts": use("../list/TaskRow.tsx", "../../state/chat/chat.ts", "../../words/words.ts"),
	"web/src/good.ts": use("../../src/http/contract/contract.ts", "solid-js", "./state.ts"),
};
