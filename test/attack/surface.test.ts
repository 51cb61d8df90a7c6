// file-timeout: 300 s
/** What a stranger can try on the outside of the server: paths, methods, hosts, headers, framing. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Client } from "../support/client.ts";
import { leakIn, startTarget, type Target } from "./target.ts";

let target: Target;
let user: Client;

const test = suite("surface");

test.before(async () => {
	target = await startTarget();
	user = await target.signUp();
	await user.request("POST", "/api/tasks", { body: { title: "stays" } });
});
test.after(() => target.stop());

/** Bytes as they are, and all that comes back until the server closes. */
async function raw(bytes: string): Promise<{ readonly status: number; readonly text: string }> {
	const { hostname, port } = new URL(target.url);
	const socket = connect(Number(port), hostname).setTimeout(30_000, () => socket.destroy());
	let text = "";
	socket.on("data", (chunk) => {
		text += String(chunk);
	});
	socket.on("error", () => undefined);
	socket.write(Buffer.from(bytes, "latin1"));
	await once(socket, "close");
	return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text };
}
const get = (path: string, headers = "") =>
	raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`);

/** Files outside the page's folder, with endings that it serves and that it does not, and what stands in them. */
const root = new URL("../..", import.meta.url);
const OUTSIDE: readonly [file: string, text: string][] = ["bin/node26.js", "web/index.html", "package.json"].map(
	(file) => [file, readFileSync(new URL(file, root), "utf8").slice(0, 200)],
);
const SYSTEM: readonly [file: string, text: string][] = [["etc/passwd", "root:"]];
const UPS = ["..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..%00", "..;", "....", "%c0%ae%c0%ae", "．．"];
const SLASHES = ["/", "%2f", "%5c", "\\", "//", "%252f", "/./"];
const STARTS = ["/", "/assets/", "//", "/%2f", "/\\"];

test("given any way to write a path, when it leads out of the page's folder, then nothing from there is answered", async () => {
	const paths = UPS.flatMap((up) =>
		SLASHES.flatMap((slash) =>
			[...OUTSIDE, ...SYSTEM].map(([file, text]) => {
				const steps = Array(SYSTEM.some(([one]) => one === file) ? 12 : 2).fill(up);
				const start = STARTS[(up.length + slash.length + file.length) % STARTS.length];
				return [start + [...steps, ...file.split("/")].join(slash), text] as const;
			}),
		),
	);
	for (const [path, text] of paths) {
		const answer = await get(path);
		assert.ok([400, 404].includes(answer.status), `${path}: ${answer.text.slice(0, 300)}`);
		assert.not.match(answer.text, text);
	}
});

test("given odd paths, then no fault and nothing of the folder", async () => {
	const paths = [
		"/.",
		"/..",
		"/assets",
		"/assets/",
		"/index.html/",
		"/index.html%00.js",
		"/index.html\0",
		"/%",
		"/%ff",
	];
	for (const path of [...paths, "/.git/config.txt", "/assets/.html", "*", "/con.js", `/${"a/".repeat(3_000)}x.js`]) {
		const { status, text } = await get(path);
		assert.ok(status >= 400 && status < 500, `${path.slice(0, 40)}: ${text.slice(0, 200)}`);
	}
});

test("given a path of accounts that is none, then 404", async () => {
	for (const path of [
		"/api/auth/nothing",
		"/api/auth/",
		"/api/auth/../me",
		"/api/auth/%2e%2e/me",
		"/api/auth/sign-in/social",
	]) {
		assert.is((await get(path)).status, 404, path);
	}
});

test("given headers and fields that name another method, then the method stands", async () => {
	const names = ["x-http-method-override", "x-http-method", "x-method-override", "_method"];
	const headers = Object.fromEntries(names.map((name) => [name, "DELETE"]));
	assert.is((await target.exchangeAs(user, { path: "/api/tasks/1", headers })).status, 200);
	const posted = await target.exchangeAs(user, { method: "POST", path: "/api/tasks/1", headers });
	assert.is(posted.status, 405);
	assert.is(posted.headers.get("allow"), "GET, PATCH, DELETE");
	const asked = await target.exchangeAs(user, { path: "/api/tasks/1?_method=DELETE" });
	assert.is(asked.status, 422);
	const { body } = await user.request<{ status: string }>("GET", "/api/tasks/1");
	assert.is(body.status, "open");
});

for (const method of ["TRACE", "OPTIONS", "PUT", "PROPFIND", "SEARCH", "HEAD", "CONNECT", "NONSENSE"]) {
	test(`given ${method}, then nothing is done, nothing reflected and no fault`, async () => {
		const authorization = `Authorization: Bearer ${user.token}`;
		for (const path of ["/api/tasks/1", "/", "/api/auth/sign-out"]) {
			const head = `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Reflect: marker\r\n${authorization}\r\n\r\n`;
			const { status, text } = await raw(head);
			// HEAD is GET without its body (RFC 9110 §9.3.2).
			const isRead = method === "HEAD" && !path.startsWith("/api/auth/");
			// A CONNECT that nobody listens for is closed without a word.
			assert.ok(isRead ? status === 200 : status === 0 || (status >= 400 && status !== 500), `${path}: ${text}`);
			assert.not.match(text, "marker");
		}
		assert.is((await user.request("GET", "/api/me")).status, 200);
	});
}

const HOSTS = [
	"evil.example",
	"evil.example:80",
	"[",
	"a b",
	"",
	"::1",
	"x/y",
	"x?y",
	"x@y",
	"%00",
	"<script>",
	"127.0.0.1:1",
];
for (const host of HOSTS) {
	test(`given the Host ${JSON.stringify(host)}, then it decides and leaks nothing`, async () => {
		const forwarded = "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=evil.example\r\n";
		const as = `Authorization: Bearer ${user.token}\r\n`;
		for (const path of ["/", "/api/tasks?limit=1", "/api/openapi.json", "/api/auth/get-session", "/nothing"]) {
			const { status, text } = await raw(
				`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${forwarded}${as}Connection: close\r\n\r\n`,
			);
			assert.ok(status >= 200 && status < 500, `${path}: ${text}`);
			assert.not.match(text, "evil.example");
			if (host !== "" && host.length > 3) assert.not.match(text, host);
		}
	});
}

test("given a whole URL as the path, no Host or two of them, then no fault", async () => {
	const as = `Authorization: Bearer ${user.token}\r\nConnection: close\r\n\r\n`;
	for (const head of [
		"GET http://evil.example/api/me HTTP/1.1\r\nHost: x\r\n",
		"GET http://[/api/tasks HTTP/1.1\r\nHost: x\r\n",
		"GET file:///etc/passwd HTTP/1.1\r\nHost: x\r\n",
		"GET //evil.example/api/me HTTP/1.1\r\nHost: x\r\n",
		"GET /api/me HTTP/1.1\r\n",
		"GET /api/me HTTP/1.1\r\nHost: x\r\nHost: y\r\n",
		"GET /api/tasks HTTP/1.0\r\n",
	]) {
		const { status, text } = await raw(head + as);
		assert.ok(status >= 200 && status < 500, `${head}: ${text}`);
		assert.not.match(text, "evil.example");
		assert.not.match(text, "root:");
	}
});

test("given two lengths, or a length and chunks, then the request is refused and what follows it never read", async () => {
	const as = `Host: x\r\nAuthorization: Bearer ${user.token}\r\nContent-Type: application/json\r\n`;
	const hidden = `DELETE /api/tasks/1 HTTP/1.1\r\n${as}\r\n`;
	for (const framing of [
		"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
		"Content-Length: 0\r\nContent-Length: 44\r\n",
		"Transfer-Encoding: chunked, identity\r\n",
		"Transfer-Encoding: xchunked\r\n",
		"Content-Length: -1\r\n",
		"Content-Length: 1e1\r\n",
	]) {
		const { text } = await raw(`POST /api/tasks HTTP/1.1\r\n${as}${framing}\r\n0\r\n\r\n${hidden}`);
		assert.match(text, /^HTTP\/1\.1 4\d\d/, framing);
		assert.is(text.match(/HTTP\/1\.1 /g)?.length, 1, `${framing}: ${text}`);
	}
	assert.is((await user.request<{ status: string }>("GET", "/api/tasks/1")).body.status, "open");
});

test("given more headers than anybody needs, however many of them are still to be read, then 431 and the server lives", async () => {
	for (const length of [20_000, 40_000, 4_000_000]) {
		const { status, text } = await get("/", `X-Long: ${"x".repeat(length)}\r\n`);
		assert.is(status, 431, String(length));
		assert.match(text, '"code":"headers_too_large"');
	}
	assert.is((await get("/api/me", `Cookie: ${"a=b; ".repeat(2_000)}\r\n`)).status, 401);
	assert.is((await target.exchange({ path: "/health/live" })).status, 200);
});

test("given any answer, then its headers let no script, frame or other site in", async () => {
	const page = await target.exchange({ path: "/" });
	assert.is(page.status, 200);
	const refusals = [{ path: "/api/me" }, { path: "/nothing" }, { method: "POST", path: "/api/me" }];
	const answers = [page, ...(await Promise.all(refusals.map((sent) => target.exchange(sent))))];
	answers.push(await target.exchange({ path: "/api/auth/error?error=%3Cscript%3Ealert(1)%3C/script%3E" }));
	answers.push(await target.exchangeAs(user, { path: "/api/me", headers: { origin: "https://evil.example" } }));
	for (const { headers, text } of answers) {
		const policy = headers.get("content-security-policy") ?? "";
		for (const rule of ["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "object-src 'none'"]) {
			assert.match(policy, rule);
		}
		assert.not.match(policy, /unsafe|\*/);
		assert.is(headers.get("x-content-type-options"), "nosniff");
		assert.is(headers.get("x-powered-by"), null);
		assert.is(headers.get("access-control-allow-origin"), null);
		assert.not.match(text, "<script>alert");
	}
	assert.not.match(page.text, /<script(?![^>]*\bsrc=)[^>]*>|\son\w+=|style=|javascript:/i);
	assert.is(leakIn(page), undefined);
});

test("given all of that, then no fault of ours was logged", () => {
	const errors = target.server.output().match(/.*"level":"error".*/g);
	assert.is(errors, null);
});

test.run();
