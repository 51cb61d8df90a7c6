import type { IncomingMessage } from "node:http";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createAddressReader } from "../../src/http/identity/clientAddress.ts";
import { send } from "../support/client.ts";
import { startTestApp } from "./testApp.ts";

const test = suite("client address");

const from = (remoteAddress: string, ...forwarded: string[]) =>
	({ socket: { remoteAddress }, headersDistinct: { "x-forwarded-for": forwarded } }) as unknown as IncomingMessage;

const CASES: readonly [what: string, trusted: readonly string[], request: IncomingMessage, address: string][] = [
	["no proxy is trusted", [], from("10.0.0.1", "203.0.113.9"), "10.0.0.1"],
	["a stranger claims another address", ["10.0.0.0/8"], from("198.51.100.7", "203.0.113.9"), "198.51.100.7"],
	["a trusted proxy tells the address", ["10.0.0.0/8"], from("10.0.0.1", "203.0.113.9"), "203.0.113.9"],
	["the client put a claim before it", ["10.0.0.0/8"], from("10.0.0.1", "1.2.3.4, 203.0.113.9"), "203.0.113.9"],
	["there are two trusted proxies", ["10.0.0.0/8"], from("10.0.0.1", "203.0.113.9, 10.9.9.9"), "203.0.113.9"],
	["two headers stand for one", ["10.0.0.1"], from("10.0.0.1", "1.2.3.4", "203.0.113.9"), "203.0.113.9"],
	["the proxy says nothing", ["10.0.0.0/8"], from("10.0.0.1"), "10.0.0.1"],
	["the proxy says nonsense", ["10.0.0.0/8"], from("10.0.0.1", "203.0.113.9, unknown"), "10.0.0.1"],
	["the socket writes IPv4 in IPv6", ["10.0.0.0/8"], from("::ffff:10.0.0.1", "203.0.113.9"), "203.0.113.9"],
	["all is IPv6", ["fd00::/8"], from("fd00::1", "2001:db8::5"), "2001:db8::5"],
];

for (const [what, trusted, request, address] of CASES) {
	test(`given ${what}, then the address is ${address}`, () => {
		assert.is(createAddressReader(trusted)(request), address);
	});
}

test("given a trusted proxy, when one client has used its tries up, then another one behind it is heard", async () => {
	const app = await startTestApp(() => ({}), 1, ["127.0.0.1"]);
	try {
		const attempt = async (address: string) => {
			const { status } = await send(`${app.url}/api/auth/sign-in/email`, "POST", {
				body: { email: "nobody@example.org", password: "wrong password" },
				headers: { origin: app.url, "x-forwarded-for": address },
			});
			return status;
		};
		const statuses = [];
		for (let tries = 0; tries < 4; tries += 1) statuses.push(await attempt("203.0.113.9"));
		assert.equal(statuses, [401, 401, 401, 429]);
		assert.is(await attempt("203.0.113.10"), 401);
	} finally {
		await app.stop();
	}
});

test.run();
