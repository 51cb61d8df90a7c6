/** What tools propose, and the yes or no to it (P1, P8). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Command, CommandEnvelope, VersionedCommand } from "../../src/domain/commands/commands.ts";
import { initialUserState } from "../../src/domain/evolve/initialState.ts";
import type { DateText } from "../../src/domain/time/instant.ts";
import { StorageUnavailable } from "../../src/ports/process/faults.ts";
import { confirmProposal, declineProposal } from "../../src/tools/answerProposal.ts";
import { wordOutcome } from "../../src/tools/words.ts";
import { codeOf, openWorkbench, proposalOf, statuses, withTasks } from "./bench.ts";

const test = suite("proposals of tools");
const SETTINGS = { ...initialUserState().settings, time_zone: "Asia/Karachi" };

test("given a deletion, then it is proposed, and the yes does it once, undone by one undo", async () => {
	const bench = await withTasks("milk", "bread");
	const before = bench.book.events.length;
	const outcome = await bench.use("delete_task", { task_ids: [1, 2] }, { key: "all" });
	assert.match(wordOutcome(outcome, SETTINGS), "Nothing has been changed yet. Delete 2 tasks: #1 “milk”, #2 “bread”?");
	assert.is(bench.book.events.length, before);
	const id = proposalOf(outcome);
	assert.is(proposalOf(await bench.use("delete_task", { task_ids: [1, 2] }, { key: "all" })), id);

	const done = await confirmProposal(bench.context(), id);
	assert.match(wordOutcome(done, SETTINGS), "- Deleted #1 “milk”.\n- Deleted #2 “bread”.");
	assert.is(statuses(bench), "deleted,deleted");
	const written = bench.book.events.length;
	assert.is(codeOf(await confirmProposal(bench.context(), id)), "done");
	assert.is(bench.book.events.length, written);
	assert.is((await bench.output("delete_task", { task_ids: [1, 2] }, { key: "all" })).status, "unchanged");

	assert.equal((await bench.output("undo", {})).undone, 2);
	assert.is(statuses(bench), "open,open");
});

test("given a task that changed since it was asked about, then the yes does nothing and says so", async () => {
	const bench = await withTasks("milk", "bread");
	const id = proposalOf(await bench.use("delete_task", { task_ids: [1, 2] }));
	await bench.output("update_task", { task_id: 2, title: "rye bread" });
	const outcome = await confirmProposal(bench.context(), id);
	assert.is(codeOf(outcome), "CHANGED_MEANWHILE");
	assert.match(wordOutcome(outcome, SETTINGS), "#2 changed since the question was asked");
	assert.is(statuses(bench), "open,open");
});

test("P1: given a database that goes away after the yes, then it stays listed, and the same yes again does the rest", async () => {
	const bench = await withTasks("milk", "bread");
	const { proposals } = bench.context();
	const id = proposalOf(await bench.use("delete_task", { task_ids: [1, 2] }));
	bench.book.fail({ kind: "unavailable", retry_after_ms: 1_000 }, 1);
	await confirmProposal(bench.context(), id);
	assert.is(statuses(bench), "deleted,open");
	assert.equal(
		(await proposals.list("u1")).map(({ proposal_id, state }) => [proposal_id, state]),
		[[id, "confirmed"]],
	);
	await confirmProposal(bench.context(), id);
	assert.is(statuses(bench), "deleted,deleted");
	assert.equal(await proposals.list("u1"), []);
});

test("P12: given a database that goes away once all is done, then what was done is told by its answers", async () => {
	const bench = openWorkbench();
	await bench.output("add_task", { title: "milk", tags: ["home"] });
	const id = proposalOf(await bench.use("delete_task", { task_id: 1 }));
	const { gate, readModel, proposals } = bench.context();
	let isAway = false;
	const away = <Read extends object>(source: Read): Read =>
		new Proxy(source, {
			get: (from, name) => {
				if (isAway) return () => Promise.reject(new StorageUnavailable("away"));
				return Reflect.get(from, name);
			},
		});
	const done = await confirmProposal(
		bench.context({
			readModel: away(readModel),
			proposals: away(proposals),
			gate: {
				async execute(envelope) {
					const result = await gate.execute(envelope);
					isAway = true;
					return result;
				},
			},
		}),
		id,
	);
	assert.is(wordOutcome(done, SETTINGS), "Deleted #1 “milk”.");
	assert.equal(done.kind === "done" && done.event_ids, [bench.book.events.at(-1)?.event_id]);
	assert.equal(done.kind === "done" && done.task_ids, [1]);
	isAway = false;
	assert.is(codeOf(await confirmProposal(bench.context(), id)), "done");
	assert.equal(await proposals.list("u1"), []);
});

test("given an answer after ten minutes, or after the other answer, then nothing is done", async () => {
	const bench = await withTasks("milk");
	const late = proposalOf(await bench.use("delete_task", { task_id: 1 }));
	bench.pass({ minutes: 9, seconds: 59 });
	assert.is((await bench.context().proposals.list("u1")).length, 1);
	bench.pass({ seconds: 1 });
	assert.is(codeOf(await confirmProposal(bench.context(), late)), "PROPOSAL_CLOSED");
	assert.is((await bench.context().proposals.list("u1")).length, 0);

	const declined = proposalOf(await bench.use("delete_task", { task_id: 1 }));
	assert.not("kind" in (await declineProposal(bench.context(), declined)));
	assert.is(codeOf(await confirmProposal(bench.context(), declined)), "PROPOSAL_CLOSED");
	assert.is(statuses(bench), "open");
});

test("P8: given another user's proposal, then it is answered for as one that is missing", async () => {
	const bench = await withTasks("milk");
	const id = proposalOf(await bench.use("delete_task", { task_id: 1 }));
	const foreign = await confirmProposal(bench.context({ user_id: "u2" }), id);
	const missing = await confirmProposal(bench.context({ user_id: "u2" }), "00000000-0000-4000-8000-000000000000");
	assert.equal(foreign, missing);
	assert.equal(await declineProposal(bench.context({ user_id: "u2" }), id), foreign);
	assert.is(statuses(bench), "open");
});

const onOneTask: {
	readonly [Type in VersionedCommand["type"]]: Omit<Extract<Command, { type: Type }>, "type" | "task_id">;
} = {
	EditTask: { changes: { title: "oat milk" } },
	CompleteTask: {},
	ReopenTask: {},
	DeleteTask: {},
	RestoreTask: {},
	PlaceTask: { beside: { after: 2 } },
	SkipOccurrence: {},
	MoveOccurrence: { due: { date: "2030-01-02" as DateText } },
	ChangeRecurrence: { scope: "all", recurrence: null },
	PauseSeries: {},
	ResumeSeries: {},
	EndSeries: {},
};

for (const [type, fields] of Object.entries(onOneTask)) {
	test(`given a ${type} that was proposed, then the yes sends it for the version that was asked about`, async () => {
		const bench = await withTasks("milk", "bread");
		const { gate, proposals, readModel } = bench.context();
		const version = (await readModel.findTask("u1", 1))?.version ?? 0;
		const { proposal_id } = await proposals.propose("u1", {
			key: "one",
			tool: "update_task",
			commands: [{ type, task_id: 1, ...fields } as Command],
			asked: "{}",
			tasks: [{ task_id: 1, version }],
			labels: [],
			count: 1,
			question: "Do it?",
			principal: { kind: "user", id: "page" },
		});
		const sent: Command[] = [];
		const execute = (envelope: CommandEnvelope) => {
			sent.push(envelope.command);
			return gate.execute(envelope);
		};
		await confirmProposal(bench.context({ gate: { execute } }), proposal_id);
		assert.equal(sent, [{ type, task_id: 1, ...fields, expected_version: version }]);
	});
}

test.run();
