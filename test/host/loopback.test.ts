import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isLoopback, loopbackOrigins } from "../../src/host/loopback.ts";

const test = suite("loopback");

test("given a public address, then no origin of the visitor's own machine is trusted", () => {
	assert.equal(loopbackOrigins(3000, "https://tasks.example.org"), []);
	assert.equal(loopbackOrigins(3000, "http://192.168.1.7:3000"), []);
});

test("given an address of this machine, then both names of it are trusted", () => {
	const both = ["http://localhost:3000", "http://127.0.0.1:3000"];
	for (const url of ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"]) {
		assert.equal(loopbackOrigins(3000, url), both, url);
	}
});

test("given hosts, then only those of this machine are loopback", () => {
	for (const host of ["localhost", "a.localhost", "127.9.9.9", "[::1]"]) assert.ok(isLoopback(host), host);
	for (const host of ["localhost.example.org", "0.0.0.0", "10.0.0.1", "::"]) assert.not.ok(isLoopback(host), host);
});

test.run();
