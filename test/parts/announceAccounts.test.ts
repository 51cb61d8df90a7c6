/** What a start says of accounts, also while PostgreSQL does not answer. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { announceAccounts } from "../../src/parts/announceAccounts.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { createDrivenClock } from "../support/drivenClock.ts";

const test = suite("announcing accounts");

/** A server whose database fails as often as said before it answers. */
function server({ failures = 0, hasAccount = false, isOpenToNetwork = true, isOpenToAll = false }) {
	const clock = createDrivenClock();
	const said: string[] = [];
	const warned: string[] = [];
	const ending = new AbortController();
	let left = failures;
	const links = {
		async makeOperatorLink() {
			if (left-- > 0) throw new StorageUnavailable("PostgreSQL cannot be reached");
			return hasAccount ? undefined : "token";
		},
	};
	const log = {
		info: assert.unreachable,
		error: assert.unreachable,
		warn: (message: string) => void warned.push(message),
	};
	const announced = announceAccounts(
		{ links, publicUrl: "https://tasks.example.org", isOpenToNetwork, isOpenToAll, clock, log, until: ending.signal },
		(line) => said.push(line),
	);
	return { clock, said, warned, ending, announced };
}

test("given a server without an account, then the link is said; given one with, or one for this machine alone, then nothing", async () => {
	const first = server({});
	await first.announced;
	assert.is(first.said.length, 1);
	assert.match(first.said[0] ?? "", /^The first account, .*: https:\/\/tasks\.example\.org\/\S+token$/);
	for (const options of [{ hasAccount: true }, { isOpenToNetwork: false, isOpenToAll: true }]) {
		const { announced, said } = server(options);
		await announced;
		assert.equal(said, []);
	}
});

test("given a database that does not answer at the end of a start, then the start does not fail, and the link is said when it does", async () => {
	const { clock, said, warned, announced } = server({ failures: 3, isOpenToAll: true });
	await clock.advance(2_999);
	assert.equal(said, []);
	await clock.advance(1);
	await announced;
	assert.is(warned.length, 3);
	assert.match(said[0] ?? "", "The first account");
	assert.match(said[1] ?? "", "Anybody who reaches this server may sign up");
	assert.is(clock.pending(), 0);
});

test("given a server that ends meanwhile, then nothing is tried any more", async () => {
	const { clock, said, ending, announced } = server({ failures: Number.POSITIVE_INFINITY });
	await clock.advance(1_500);
	ending.abort();
	await announced;
	assert.equal(said, []);
	assert.is(clock.pending(), 0);
});

test.run();
