/**
 * What the documents tell one to type can be typed: each command of a shell block is one that its program has, with the options it is
 * given; services and steps are the Compose file's, variables the server's own, and SQL is carried out. `docs/api.md` is followed as a
 * whole elsewhere (apiWalk.test.ts), and so are the names of npm scripts (references.test.ts).
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ENVIRONMENT } from "../../src/config.ts";
import { load } from "../deploy/composeFile.ts";
import { findCompose, findHelm, findKubectl } from "../helm/support/tools.ts";
import { createTestDatabase } from "../support/postgres.ts";
import { blocksOf, ROOT, readPages } from "./pages.ts";

interface Command {
	readonly page: string;
	readonly line: string;
	readonly words: readonly string[];
	/** Set for this command alone. */
	readonly variables: readonly string[];
}

/** Variables that programs beside ours read. */
const OF_OTHERS = new Set(["KUBECONFIG", "ADJUTANT_KEY"]);
/** Of every system, with options as old as they. What `docker` builds and pushes, and `gpg` exports, needs an engine or a key of one's own: 0196. */
const OF_THE_SYSTEM = new Set(["curl", "gpg", "grep", "sleep", "tail", "tar"]);
const OF_DOCKER = new Set(["build", "push"]);
const ELSEWHERE = new Set(["docs/api.md"]);

/** As a shell splits them: quotes hold together, and a comment is none of it. */
const wordsOf = (text: string) =>
	[...text.matchAll(/(?:[^\s"']|"(?:[^"\\]|\\.)*"|'[^']*')+/g)]
		.map(([word]) => word)
		.filter((_, at, all) => !all.slice(0, at + 1).some((one) => one.startsWith("#")));

const commands: readonly Command[] = readPages()
	.filter(({ name }) => !ELSEWHERE.has(name) && !name.startsWith("docs/decisions/"))
	.flatMap((page) =>
		blocksOf(page)
			.filter(({ language }) => language === "sh")
			.flatMap(({ content }) => content.replace(/\\\n\s*/g, " ").split("\n"))
			.flatMap((line) => line.replace(/^for .*; do (.*); done$/, "$1").split(/ && | \| |; /))
			.map((line) => ({ line: line.trim(), words: wordsOf(line) }))
			.filter(({ words }) => words.length > 0)
			.map(({ line, words }) => {
				const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
				const variables = words.slice(0, first).map((word) => word.slice(0, word.indexOf("=")));
				return { page: page.name, line, words: words.slice(first), variables };
			}),
	);

const by = (program: string, second?: string) =>
	commands.filter(({ words }) => words[0] === program && (second === undefined || words[1] === second));

/** Options, without their values; what stands behind `--` or in another program's hands is not this one's. */
const optionsIn = (words: readonly string[]) =>
	words
		.slice(0, words.includes("--") ? words.indexOf("--") : undefined)
		.filter((word) => /^--?[a-z]/.test(word))
		.map((word) => word.replace(/=.*$/s, ""));

const has = (help: string, option: string) =>
	new RegExp(`(^|[\\s,[])${option.replaceAll("-", "\\-")}($|[\\s,=\\]])`, "m").test(help);

const lacksOf = (help: string, words: readonly string[]) => optionsIn(words).filter((option) => !has(help, option));

function helpOf(program: string, ...args: string[]): string {
	const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
	assert.is(status, 0, `${program} ${args.join(" ")}: ${stderr}`);
	return `${stdout}${stderr}`;
}

const test = suite("commands of the documents");

test("given every command, then its program is ours, or one that is looked at here", () => {
	assert.ok(commands.length > 50, `${commands.length} commands`);
	const known = new Set([
		"adjutant",
		"bin/adjutant",
		"docker",
		"helm",
		"kubectl",
		"npm",
		"npx",
		"psql",
		...OF_THE_SYSTEM,
	]);
	assert.equal(
		commands.filter(({ words: [program = ""] }) => !known.has(program)).map(({ page, line }) => `${page}: ${line}`),
		[],
	);
	const unknown = by("docker").filter(({ words: [, verb = ""] }) => verb !== "compose" && !OF_DOCKER.has(verb));
	assert.equal(unknown, []);
});

test("given what stands before a command, then each is a variable of the server", () => {
	const named = commands.flatMap(({ variables }) => variables);
	assert.ok(named.length > 5);
	assert.equal(
		named.filter((name) => !(name in ENVIRONMENT) && !OF_OTHERS.has(name)),
		[],
	);
});

test("given our own commands, on this machine and in pods, then there are such, with these options", () => {
	const inPods = commands.flatMap(({ page, line, words }) => {
		const at = words.indexOf("bin/adjutant.js");
		return at < 0 ? [] : [{ page, line, words: ["adjutant", ...words.slice(at + 1)] }];
	});
	const ours = [
		...inPods,
		...by("npx", "adjutant").map((one) => ({ ...one, words: one.words.slice(1) })),
		...by("bin/adjutant"),
	];
	assert.ok(ours.length > 15);
	const usage = helpOf(process.execPath, join(ROOT, "bin/adjutant.js"), "--help");
	for (const { page, line, words } of ours) {
		const [, name = ""] = words;
		// A command's part of the usage: its line, and those below that are indented further.
		const part = name === "start" ? "start" : (new RegExp(`^  ${name} .*(?:\\n {4,}.*)*`, "m").exec(usage)?.[0] ?? "");
		assert.is.not(part, "", `${page}: ${line}`);
		const options = part.includes("For these three") ? usage : part;
		assert.equal(lacksOf(options, words), [], `${page}: ${line}`);
	}
});

test("given the SQL that an operator is told to send, then the database carries it out", async () => {
	const database = await createTestDatabase();
	try {
		const statements = by("psql").map(({ words }) => words[words.indexOf("-c") + 1] ?? "");
		assert.ok(statements.length >= 2);
		for (const quoted of statements) await database.query(quoted.slice(1, -1).replaceAll('\\"', '"'));
	} finally {
		await database.drop();
	}
});

const [helm, kubectl, compose] = await Promise.all([findHelm(), findKubectl(), findCompose()]);
if (typeof helm !== "string") console.log(`SKIP helm: ${helm.lacking}`);
else
	test("given what is asked of Helm, then it has such commands with such options", () => {
		assert.ok(by("helm").length > 5);
		for (const { page, line, words } of by("helm"))
			assert.equal(lacksOf(helpOf(helm, words[1] ?? "", "--help"), words), [], `${page}: ${line}`);
	});

if (typeof kubectl !== "string") console.log(`SKIP kubectl: ${kubectl.lacking}`);
else
	test("given what is asked of kubectl, then it has such commands with such options", () => {
		assert.ok(by("kubectl").length > 10);
		const common = helpOf(kubectl, "options");
		for (const { page, line, words } of by("kubectl")) {
			const [verb = "", ...rest] = words
				.slice(1)
				.filter((word, at, all) => !/^--?n/.test(word) && all[at - 1] !== "--namespace");
			const kind = verb === "create" ? rest.slice(0, rest[0] === "secret" ? 2 : 1) : [];
			const help = `${common}\n${helpOf(kubectl, verb, ...kind, "--help")}`.replace(/(--[\w-]+)=.*$/gm, "$1 ");
			assert.equal(lacksOf(help, words), [], `${page}: ${line}`);
		}
	});

if (typeof compose !== "string") console.log(`SKIP docker-compose: ${compose.lacking}`);
else
	test("given what is asked of Docker Compose, then it has such commands with such options, and the file such services", () => {
		assert.ok(by("docker", "compose").length > 5);
		const services = new Set(Object.keys(load().services));
		for (const { page, line, words } of by("docker", "compose")) {
			const verb = words.slice(2).find((word) => /^[a-z]+$/.test(word) && !services.has(word)) ?? "";
			const help = `${helpOf(compose, "--help")}\n${helpOf(compose, verb, "--help")}`;
			assert.equal(lacksOf(help, words), [], `${page}: ${line}`);
			const named = words.slice(words.indexOf(verb) + 1).filter((word) => /^[a-z][\w-]*$/.test(word));
			const [first] = verb === "run" ? named : [];
			for (const name of first === undefined ? named : [first])
				assert.ok(services.has(name), `${page}: ${line}: ${name}`);
		}
	});

test.run();
