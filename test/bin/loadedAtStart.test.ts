/** What a start loads: what it does not need at once comes when it does. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("loaded at the start");
/** The app, and what it loads while the database starts. */
const LOADED = ["app.ts", "parts/accounts.ts", "parts/sealAnew.ts", "parts/ways.ts"].map((name) =>
	fileURLToPath(new URL(`../../src/${name}`, import.meta.url)),
);

/** Every package of which a module is loaded, and how many modules there are. */
const LOOK = `
import { registerHooks } from "node:module";
const urls = new Set();
registerHooks({ load(url, context, next) { urls.add(url); return next(url, context); } });
for (const file of ${JSON.stringify(LOADED)}) await import(file);
const packages = new Set([...urls].map((url) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1]).filter(Boolean));
console.log(JSON.stringify({ packages: [...packages], modules: urls.size }));
process.exit();`;

/** Who needs one of these waits for it: pods with Kafka or Redis, the first mail, a database to be brought up to date, `openapi.json`. */
const LATER = [
	"kafkajs",
	"ioredis",
	"nodemailer",
	"typeorm",
	"zod-openapi",
	"rrule",
	"vite",
	"@opentelemetry/sdk-trace",
];
/** Two thirds of them are those of Better Auth and its database layer; ours grow by one for each idea. */
const MOST_MODULES = 1_450;

test("given one process without Kafka, Redis and mails, when it starts, then it loads nothing of what these need", () => {
	const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", LOOK], { encoding: "utf8" });
	assert.is(stderr, "");
	const { packages, modules } = JSON.parse(stdout) as { packages: string[]; modules: number };
	assert.ok(packages.includes("koa"), "the look sees what is loaded");
	assert.equal(
		packages.filter((name) => LATER.includes(name)),
		[],
	);
	assert.ok(modules < MOST_MODULES, `${modules} modules`);
});

test.run();
