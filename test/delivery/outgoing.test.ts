/** Where requests to addresses that users name go, and where they do not (SSRF). */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createOutgoing } from "../../src/delivery/outgoing.ts";
import { isPublicAddress } from "../../src/domain/publicAddress.ts";

const test = suite("requests to addresses of users");

test("given an address, then only what is anybody's on the internet is public", () => {
	for (const address of ["1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::1"]) {
		assert.ok(isPublicAddress(address), address);
	}
	for (const address of [
		...[
			"127.0.0.1",
			"127.9.9.9",
			"0.0.0.0",
			"10.1.2.3",
			"100.64.0.1",
			"169.254.169.254",
			"172.16.0.1",
			"172.31.255.255",
		],
		...["192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1"],
		...[
			"::ffff:127.0.0.1",
			"::ffff:8.8.8.8",
			"64:ff9b::7f00:1",
			"2002:7f00:1::",
			"2001::1",
			"2001:db8::1",
			"localhost",
			"",
		],
	]) {
		assert.not.ok(isPublicAddress(address), address);
	}
});

test("given an address that leads inside, then nothing goes there, whatever it is written as", async () => {
	let hits = 0;
	const server = createServer((_, response) => {
		hits += 1;
		response.end();
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const { post } = createOutgoing({ ownHosts: [] });
	for (const url of [
		...[
			`http://127.0.0.1:${port}/`,
			`https://127.0.0.1:${port}/`,
			`https://localhost:${port}/`,
			`https://127.1:${port}/`,
		],
		...[`https://2130706433:${port}/`, `https://0x7f000001:${port}/`, `https://[::1]:${port}/`],
		...[`https://[::ffff:127.0.0.1]:${port}/`, "https://169.254.169.254/latest", "https://10.0.0.1/"],
		...["https://a:b@example.org/", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org", "", "https://"],
	]) {
		assert.is((await post(url, {}, "x")).kind, "forbidden", url);
	}
	assert.is(hits, 0);
	server.close();
});

test("given a host of the operator's own, then it is reached, and where it leads on is not", async () => {
	const seen: string[] = [];
	const server = createServer((request, response) => {
		seen.push(request.url ?? "");
		if (request.url === "/long") return void response.end("x".repeat(100_000));
		response.writeHead(302, { Location: "/elsewhere", "Retry-After": "7" }).end("over there");
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const { post } = createOutgoing({ ownHosts: [`127.0.0.1:${port}`] });
	assert.equal(await post(`http://127.0.0.1:${port}/here`, {}, "x"), {
		kind: "answered",
		status: 302,
		retryAfterMs: 7_000,
		said: "over there",
	});
	assert.equal(seen, ["/here"]);
	const long = await post(`http://127.0.0.1:${port}/long`, {}, "x");
	assert.is(long.kind === "answered" && long.said.length, 2_000);
	server.close();
	server.closeAllConnections();
	assert.is((await post(`http://127.0.0.1:${port}/here`, {}, "x")).kind, "unreached");
});

test.run();
