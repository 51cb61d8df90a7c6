// test-timeout: 240 s
/** docs/api.md as a reader takes it: every command runs in one shell, and each answer is as the page shows it. */
import { spawnSync } from "node:child_process";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createInstallation, type Installation } from "../support/server.ts";
import { type Block, blocksOf, readPage } from "./pages.ts";

const ADDRESS = "http://localhost:3000";
const SEPARATOR = "@@ next block @@";
const test = suite<{ installation: Installation }>("docs/api.md");

/** Each command block with the block that shows its answer. */
function stepsOf(blocks: readonly Block[]): readonly { readonly command: string; readonly shown: Block }[] {
	return blocks.flatMap((block, n) => {
		const shown = blocks[n + 1];
		return block.language === "sh" && shown ? [{ command: block.content, shown }] : [];
	});
}

/** The text as a pattern in which `…` stands for anything within a line. */
function patternOf(text: string): RegExp {
	const parts = text.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	return new RegExp(`^${parts.join(".*")}$`);
}

/** What is shown must be there and equal; what the page leaves out may be there. Sentences, empty when all fits. */
function differences(shown: unknown, actual: unknown, place: string): readonly string[] {
	if (typeof shown === "string" && typeof actual === "string") {
		return patternOf(shown).test(actual) ? [] : [`${place}: shown ${shown}, is ${actual}`];
	}
	if (typeof shown !== "object" || shown === null || typeof actual !== "object" || actual === null) {
		return shown === actual ? [] : [`${place}: shown ${JSON.stringify(shown)}, is ${JSON.stringify(actual)}`];
	}
	if (Array.isArray(shown) && shown.length === 0 && Array.isArray(actual) && actual.length > 0) {
		return [`${place}: shown empty, has ${actual.length}`];
	}
	return Object.entries(shown).flatMap(([key, value]) =>
		differences(value, (actual as Readonly<Record<string, unknown>>)[key], `${place}.${key}`),
	);
}

/** Shown lines must be there, in that order. */
function missingLines(shown: string, actual: string): readonly string[] {
	const lines = actual.split("\n");
	return shown
		.trim()
		.split("\n")
		.filter((line) => {
			const at = lines.findIndex((candidate) => patternOf(line).test(candidate));
			lines.splice(0, at + 1);
			return at < 0;
		});
}

test.before(async (context) => {
	context.installation = await createInstallation();
});
test.after(({ installation }) => installation.dispose());

test("given a fresh server, when the page is followed, then each answer is as shown", async ({ installation }) => {
	const server = await installation.start();
	const steps = stepsOf(blocksOf(readPage("docs/api.md")));
	const script = steps.map(({ command }) => `${command}\necho\necho "${SEPARATOR}"`).join("\n");
	const { stdout, stderr, status } = spawnSync("bash", ["-euo", "pipefail"], {
		input: script.replaceAll(ADDRESS, server.url.replace("127.0.0.1", "localhost")),
		encoding: "utf8",
		timeout: 200_000,
	});
	assert.is(status, 0, stderr);
	const answers = stdout.split(`${SEPARATOR}\n`);
	assert.ok(steps.length > 10, "the page has lost its examples");
	steps.forEach(({ command, shown }, n) => {
		const answer = answers[n]?.trim() ?? "";
		const found =
			shown.language === "json"
				? differences(JSON.parse(shown.content), JSON.parse(answer), "answer")
				: missingLines(shown.content, answer);
		assert.equal(found, [], `${command}\nanswered\n${answer}`);
	});
});

const lacking = ["bash", "curl"].filter((program) => spawnSync(program, ["--version"]).error !== undefined);
if (lacking.length === 0) test.run();
else process.stdout.write(`SKIP ${lacking.join("+")}: not found on this machine\n`);
