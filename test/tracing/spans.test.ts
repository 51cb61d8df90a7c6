// file-timeout: 300 s
// test-timeout: 120 s
/** A whole server: one request's way through it, and what its logs and spans must not hold. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Client, send, signUp } from "../support/client.ts";
import { firesAtOnce } from "../support/firesAtOnce.ts";
import { createInstallation, type Installation, type Server } from "../support/server.ts";
import { until } from "../support/until.ts";
import { startOtlpSink } from "./otlpSink.ts";

const test = suite("spans and logs");
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const PLANTED = { title: "Zwetschgenkuchen", text: "Geheimrezept", tag: "Pflaumenmus", email: "zwetschge@example.org" };

let installation: Installation;
let server: Server;
let sink: Awaited<ReturnType<typeof startOtlpSink>>;
let user: Client;

test.before(async () => {
	sink = await startOtlpSink();
	installation = await createInstallation();
	server = await installation.start({ LOG_LEVEL: "debug", OTEL_EXPORTER_OTLP_ENDPOINT: sink.url });
	user = await signUp(server.url, PLANTED.email);
});
test.after(async () => {
	await installation.dispose();
	await sink.stop();
});

const named = (name: string) => sink.spans.find((span) => span.traceId === TRACE && span.name.startsWith(name));

test("given a request with a traceparent, then its way is one trace from the request to the mail", async () => {
	const at = new Date(Date.now() - 1_000).toISOString();
	const { status } = await user.request("POST", "/api/tasks", {
		body: { title: PLANTED.title, description: PLANTED.text, due: { at, time_zone: "UTC" } },
		headers: { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` },
	});
	assert.is(status, 201);
	const way = ["HTTP POST", "command AddTask", "write", "publish", "consume live-updates"];
	await until(`${way.join(", ")} have come`, () => way.every((name) => named(name) !== undefined), 20_000);
	assert.is(named("HTTP POST")?.parentSpanId, "00f067aa0ba902b7");
	assert.is(named("command AddTask")?.parentSpanId, named("HTTP POST")?.spanId);
	assert.is(named("write")?.parentSpanId, named("command AddTask")?.spanId);
	assert.is(named("publish")?.parentSpanId, named("write")?.spanId);
});

test("given a reminder that fires by itself, then write, publish and mail are one trace", async () => {
	await user.request("POST", "/api/tasks", { body: { title: PLANTED.title, ...firesAtOnce() } });
	await until("the mail's span has come", () => sink.spans.some(({ name }) => name === "mail"), 20_000);
	const mail = sink.spans.findLast(({ name }) => name === "mail");
	const ofIt = () => sink.spans.filter(({ traceId }) => traceId === mail?.traceId).map(({ name }) => name);
	await until("its write and publish have come", () => ["write", "publish"].every((name) => ofIt().includes(name)));
});

test("given a lively run at the loudest level, then lines carry traces, and neither logs nor spans hold texts or addresses", async () => {
	await user.request("POST", "/api/tags", { body: { name: PLANTED.tag } });
	await user.request("POST", "/api/quick-add", { body: { text: `${PLANTED.title} tomorrow #${PLANTED.tag}` } });
	await user.request("GET", `/api/tasks?search=${PLANTED.title}`);
	await user.request("POST", "/chatkit", {
		body: {
			type: "threads.create",
			params: { input: { content: [{ type: "input_text", text: `add ${PLANTED.text}` }], attachments: [] } },
		},
	});
	await user.request("POST", "/api/tasks", { body: { title: PLANTED.title.repeat(30) } });
	await user.request("PATCH", "/api/tasks/999", { body: { title: PLANTED.title } });
	await send(`${server.url}/api/auth/sign-in/email`, "POST", {
		body: { email: PLANTED.email, password: "a wrong password" },
		headers: { origin: server.url },
	});
	await until("the last request is logged", () => server.output().includes("/api/tasks/:id"));
	const lines = server
		.output()
		.split("\n")
		// The last one may not have come whole yet.
		.slice(0, -1)
		.filter((line) => line.startsWith("{"))
		.map((line) => JSON.parse(line) as { msg: string; trace_id?: string });
	const requests = lines.filter(({ msg }) => msg === "request");
	assert.ok(requests.length >= 8);
	assert.ok(requests.every(({ trace_id }) => /^[0-9a-f]{32}$/.test(trace_id ?? "")));
	assert.ok(requests.some(({ trace_id }) => trace_id === TRACE));
	for (const planted of [...Object.values(PLANTED), "a wrong password", user.token, "correct horse"]) {
		assert.not.ok(server.output().includes(planted), `a log line holds ${planted}`);
		assert.not.ok(sink.bodies.join("\n").includes(planted), `a span holds ${planted}`);
	}
});

test.run();
