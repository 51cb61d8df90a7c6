import { suite } from "uvu";
import * as assert from "uvu/assert";
import { watchStorage } from "../../src/http/storageWatch.ts";
import { reachingPool } from "../../src/persistence/reachingPool.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";

const test = suite("storage watch (P11)");

const postgresError = (code: string) => Object.assign(new Error("said by PostgreSQL"), { code, severity: "ERROR" });

/** A pool whose connecting or querying fails as told, as the accounts are given it. */
function poolThat(fails: { readonly connecting?: Error; readonly querying?: Error }) {
	const connect = async () => {
		if (fails.connecting) throw fails.connecting;
		return {
			async query() {
				if (fails.querying) throw fails.querying;
				return { rows: [] };
			},
			release() {},
		};
	};
	return watchStorage(reachingPool({ connect: connect as never }));
}

/** What Better Auth makes of every fault: nobody is signed in. */
async function swallow({ pool }: ReturnType<typeof poolThat>): Promise<string> {
	try {
		await (await pool.connect()).query("select 1", []);
		return "somebody";
	} catch {
		return "nobody";
	}
}

async function outcome(watched: ReturnType<typeof poolThat>): Promise<string> {
	try {
		return await watched.run(() => swallow(watched));
	} catch (fault) {
		return fault instanceof StorageUnavailable ? "away" : "fault";
	}
}

for (const [given, fails, expected] of [
	["a database that answers", {}, "somebody"],
	["no connection", { connecting: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) }, "away"],
	["a full pool", { connecting: new Error("timeout exceeded when trying to connect") }, "away"],
	["a connection lost in a query", { querying: new Error("Connection terminated unexpectedly") }, "away"],
	["a server that shuts down", { querying: postgresError("57P01") }, "away"],
	["a statement that took too long", { querying: postgresError("57014") }, "away"],
	["a statement that PostgreSQL refuses", { querying: postgresError("23505") }, "nobody"],
] as const) {
	test(`given ${given}, when the fault is swallowed, then the outcome is "${expected}"`, async () => {
		assert.is(await outcome(poolThat(fails)), expected);
	});
}

test("given two actions at once, when one meets a fault, then the other does not", async () => {
	const broken = poolThat({ connecting: new Error("Connection terminated") });
	const held = Promise.withResolvers<string>();
	const other = broken.run(() => held.promise);
	assert.is(await outcome(broken), "away");
	held.resolve("untouched");
	assert.is(await other, "untouched");
});

test.run();
