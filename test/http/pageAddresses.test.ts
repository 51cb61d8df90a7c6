/** What is opened in a browser at an address that nothing has: the page says so, but where addresses are for programs. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { routeList } from "../../src/http/routes/routeList.ts";
import { startTestApp, type TestApp } from "./testApp.ts";

const test = suite("addresses of the page");
const webRoot = mkdtempSync(join(tmpdir(), "adjutant-addresses-"));
let app: TestApp;

test.before(async () => {
	writeFileSync(join(webRoot, "index.html"), "<!doctype html><title>page</title>");
	app = await startTestApp(() => ({ webRoot }));
});
test.after(async () => {
	await app.stop();
	rmSync(webRoot, { recursive: true, force: true });
});

/** As a browser asks for what is opened in it. */
async function open(path: string): Promise<{ readonly status: number; readonly type: string; readonly text: string }> {
	const headers = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };
	const response = await fetch(app.url + path, { headers, redirect: "manual" });
	return { status: response.status, type: response.headers.get("content-type") ?? "", text: await response.text() };
}

test("given the page's own addresses, with all that stands behind them, then it is there", async () => {
	for (const path of ["/", "/?task=7&account=1234", "/?show=upcoming&month=2026-12", "/index.html"]) {
		const { status, text } = await open(path);
		assert.is(status, 200, path);
		assert.match(text, "<title>page</title>");
	}
});

test("given any other, then the page comes with 404, under the policy of the page", async () => {
	for (const path of ["/anything", "/tasks/7", "/mail/x", "/apis", "/mcps"]) {
		const { status, type, text } = await open(path);
		assert.is(status, 404, path);
		assert.match(type, /^text\/html/);
		assert.match(text, "<title>page</title>");
	}
	const { headers } = await fetch(`${app.url}/anything`, { headers: { accept: "text/html" } });
	assert.match(headers.get("content-security-policy") ?? "", "default-src 'self'");
});

const heads = new Set(routeList.map(({ path }) => path.split("/")[1] ?? ""));
const forPrograms = [...heads, "api/tasks", "api/auth", "mcp", ".well-known", "internal", "assets"];
for (const head of forPrograms) {
	test(`given /${head}/no/such/thing is opened in a browser, then a problem document says that it is not there`, async () => {
		const { status, type, text } = await open(`/${head}/no/such/thing`);
		assert.is(status, 404);
		assert.match(type, /^application\/problem\+json/);
		assert.not.match(text, "<title>");
	});
}

test.run();
