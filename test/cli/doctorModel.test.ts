/** `adjutant doctor` tries the model with one tool call and says in one line what to do. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checkModel } from "../../src/cli/checkModel.ts";
import { readConfiguration } from "../../src/config.ts";
import { createSystemClock } from "../../src/host/systemClock.ts";
import {
	createStubModel,
	lists,
	refuses,
	type StubAnswer,
	type StubModel,
	says,
	uses,
} from "../modelServer/stubModel.ts";
import { freePort } from "../support/freePort.ts";
import { createInstallation } from "../support/server.ts";
import { findingsOf, runAdjutant } from "./runAdjutant.ts";

const test = suite<{ stub: StubModel }>("adjutant: doctor and the model");
test.before.each(async (context) => {
	context.stub = await createStubModel();
});
test.after.each(({ stub }) => stub.close());

const findingOf = async (environment: Readonly<Record<string, string>>): Promise<string> => {
	const { kind, sentence } = await checkModel({ config: readConfiguration(environment), clock: createSystemClock() });
	return `${kind}: ${sentence}`;
};

const USES = uses([{ name: "add_task", arguments: '{"title":"buy milk"}' }]);
const findings: readonly [given: string, answers: readonly StubAnswer[], finding: RegExp][] = [
	[
		"a model that uses tools",
		[lists("qwen"), USES],
		/^well: qwen at 127\.0\.0\.1:\d+ uses tools \(Chat Completions\); its first byte came after \d+ ms\.$/,
	],
	[
		"one that has Responses only",
		[lists("qwen"), refuses(404, "no such path"), USES],
		/^well: qwen at \S+ uses tools \(the Responses API\)/,
	],
	[
		"one that only talks",
		[lists("qwen"), says("I have added it.")],
		/^problem: qwen at \S+ answers \(Chat Completions\) and does not use tools: choose another in OPENAI_MODEL\.$/,
	],
	[
		"one whose server has no tools",
		[lists("gemma"), refuses(400, "gemma does not support tools")],
		/^problem: The model cannot use tools \(400: gemma does not support tools\): choose another/,
	],
	["one that refuses the key", [refuses(401, "no")], /^problem: \S+ refuses the key: check OPENAI_API_KEY\.$/],
	["one that answers nothing", [lists("qwen"), says("")], /^problem: The model answered with nothing\.$/],
];
for (const [given, answers, finding] of findings) {
	test(`given ${given}, then one line says so`, async ({ stub }) => {
		stub.script(...answers);
		assert.match(await findingOf({ OPENAI_BASE_URL: stub.url }), finding);
	});
}

test("given a model slower than the bound on its first byte, then the bound is named", async ({ stub }) => {
	stub.script({ ...USES, delayMs: 200 });
	const found = await findingOf({ OPENAI_BASE_URL: stub.url, OPENAI_MODEL: "qwen", MODEL_FIRST_BYTE_MS: "100" });
	assert.match(
		found,
		/^problem: qwen at \S+ uses tools \(Chat Completions\), but its first byte came after \d+ ms: raise MODEL_FIRST_BYTE_MS \(100\)/,
	);
});

test("given nobody who listens, then the address is to be checked", async () => {
	const found = await findingOf({
		OPENAI_BASE_URL: `http://127.0.0.1:${await freePort()}/v1`,
		OPENAI_API_KEY: "secret",
	});
	assert.match(found, /^problem: \S+ does not answer \(ECONNREFUSED\): check OPENAI_BASE_URL and the network\.$/);
});

test("given no model in the environment, then that is no problem", async () => {
	assert.is(await findingOf({}), "remark: OPENAI_API_KEY and OPENAI_BASE_URL are not set: there is no model.");
});

test("given the command, then it has a line for the model, and a problem of it counts", async ({ stub }) => {
	stub.script(refuses(401, "no"));
	const installation = await createInstallation();
	const run = await runAdjutant(["doctor"], {
		DATA_DIR: installation.dataDir,
		PORT: String(installation.port),
		DATABASE_URL: "postgres://adjutant@127.0.0.1:9/adjutant",
		OPENAI_BASE_URL: stub.url,
		OPENAI_MODEL: "qwen",
	});
	await installation.dispose();
	assert.match(findingsOf(run).get("model") ?? "", /^PROBLEM \S+ refuses the key/);
	assert.match(run.stdout, /\n2 problems\.\n$/);
});

test.run();
