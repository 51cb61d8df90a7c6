/** What every store of proposals promises (ports/assistant/proposals.ts), in memory or in PostgreSQL. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { NewProposal, Proposals } from "../../src/ports/assistant/proposals.ts";

export interface ProposalsUnderTest {
	readonly proposals: Proposals;
	/** A user of whom nothing is known yet. */
	user(): Promise<string>;
	/** Lets so many seconds pass on the store's own clock. */
	elapse(seconds: number): Promise<void>;
}

const NONE = "00000000-0000-4000-8000-000000000000";
const proposal = (key: string): NewProposal => ({
	key,
	tool: "delete_task",
	commands: [{ type: "DeleteTask", task_id: 3 }],
	asked: '["delete_task",{"task_id":3}]',
	tasks: [{ task_id: 3, version: 12 }],
	labels: [{ kind: "tag", id: 2, name: "home" }],
	count: 1,
	question: "Delete #3 “Buy milk”?",
	principal: { kind: "client", id: "desk" },
});

export function proposalsContract(
	name: string,
	open: () => Promise<ProposalsUnderTest & { close(): Promise<void> }>,
): void {
	const promise = suite(name);
	let under: Awaited<ReturnType<typeof open>>;
	promise.before(async () => {
		under = await open();
	});
	promise.after(() => under.close());

	promise("given a proposal, then it is kept as it was made, and listed until it is answered", async () => {
		const { proposals } = under;
		const user = await under.user();
		const made = await proposals.propose(user, proposal("one"));
		const { proposal_id, created_at, expires_at, state, ...kept } = made;
		assert.equal(kept, proposal("one"));
		assert.is(state, "open");
		assert.is(Temporal.Instant.from(created_at).until(expires_at).total("minutes"), 10);
		assert.equal(await proposals.find(user, proposal_id), made);
		assert.equal(await proposals.list(user), [made]);
		await proposals.answer(user, proposal_id, "declined");
		assert.equal(await proposals.list(user), []);
	});

	promise("given the same key again, then the proposal that it made comes back, whatever its state", async () => {
		const { proposals } = under;
		const [user, other] = [await under.user(), await under.user()];
		const [first, second] = await Promise.all([1, 2].map(() => proposals.propose(user, proposal("key"))));
		assert.equal(first, second);
		assert.is.not((await proposals.propose(other, proposal("key"))).proposal_id, first?.proposal_id);
		await proposals.answer(user, first?.proposal_id ?? "", "confirmed");
		assert.is((await proposals.propose(user, proposal("key"))).state, "confirmed");
	});

	promise("given a yes, then it is listed until all of it was sent, or its time is over", async () => {
		const { proposals } = under;
		const [user, other] = [await under.user(), await under.user()];
		const { proposal_id: sent } = await proposals.propose(user, proposal("sent"));
		const { proposal_id: lost } = await proposals.propose(user, proposal("lost"));
		await proposals.finish(user, lost);
		for (const id of [sent, lost]) await proposals.answer(user, id, "confirmed");
		await proposals.finish(other, lost);
		await proposals.finish(user, sent);
		assert.equal(
			(await proposals.list(user)).map(({ proposal_id, state }) => [proposal_id, state]),
			[[lost, "confirmed"]],
		);
		const { proposal_id: _, state, created_at, expires_at, ...kept } = (await proposals.find(user, sent)) ?? {};
		assert.equal([state, kept], ["finished", proposal("sent")]);
		assert.is((await proposals.answer(user, sent, "confirmed")).kind, "repeated");
		assert.is((await proposals.answer(user, sent, "declined")).kind, "late");
		await under.elapse(610);
		assert.equal(await proposals.list(user), []);
	});

	promise("given several answers at once, then one is the first, and the same again is a repeat", async () => {
		const { proposals } = under;
		const user = await under.user();
		const { proposal_id } = await proposals.propose(user, proposal("raced"));
		const answers = ["confirmed", "declined", "confirmed", "declined"] as const;
		const came = await Promise.all(answers.map((answer) => proposals.answer(user, proposal_id, answer)));
		assert.is(came.filter(({ kind }) => kind === "answered").length, 1);
		assert.is(came.filter(({ kind }) => kind === "repeated").length, 1);
		assert.is(came.filter(({ kind }) => kind === "late").length, 2);
		const states = new Set(came.map((one) => (one.kind === "missing" ? "" : one.proposal.state)));
		assert.is(states.size, 1);
	});

	promise("given ten minutes, then it is expired and no answer counts", async () => {
		const { proposals } = under;
		const user = await under.user();
		const { proposal_id } = await proposals.propose(user, proposal("late"));
		await under.elapse(590);
		assert.is((await proposals.find(user, proposal_id))?.state, "open");
		await under.elapse(20);
		assert.is((await proposals.find(user, proposal_id))?.state, "expired");
		assert.equal(await proposals.list(user), []);
		const answered = await proposals.answer(user, proposal_id, "confirmed");
		assert.is(answered.kind === "late" && answered.proposal.state, "expired");
	});

	promise("P8: given another user's proposal, then it is answered for as one that is missing", async () => {
		const { proposals } = under;
		const [user, other] = [await under.user(), await under.user()];
		const { proposal_id } = await proposals.propose(user, proposal("own"));
		for (const id of [proposal_id, NONE, "no id"]) {
			assert.is(await proposals.find(other, id), undefined);
			assert.equal(await proposals.answer(other, id, "confirmed"), { kind: "missing" });
		}
		assert.is((await proposals.find(user, proposal_id))?.state, "open");
	});

	promise("given one proposal after another, then the newest come first, and 200 are kept", async () => {
		const { proposals } = under;
		const user = await under.user();
		const ids: string[] = [];
		for (let n = 0; n < 205; n += 1) {
			ids.push((await proposals.propose(user, proposal(`n${n}`))).proposal_id);
			await under.elapse(5);
		}
		const listed = await proposals.list(user);
		assert.equal(
			listed.map((one) => one.proposal_id),
			ids.toReversed().slice(0, 100),
		);
		const found = await Promise.all(ids.map((id) => proposals.find(user, id)));
		assert.is(found.filter((one) => one !== undefined).length, 200);
		assert.is(found[0], undefined);
	});

	promise.run();
}
