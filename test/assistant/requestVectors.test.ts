/**
 * Every sentence of the vectors said to the assistant: what asks for a change puts the events of its kind into the
 * journal, the answer carries exactly those and names no other tasks (P12), and what asks for none writes nothing.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type RequestGroup, type RequestLine, requestGroups } from "../support/requestVectors.ts";
import { beginScene } from "./scene.ts";

/** They go along with the change that was asked for. */
const FOLLOWING = /^(reminder\.\w+|tag\.created|category\.created|task\.created)$/;

const test = suite("vectors of requests, carried out");

async function sceneOf(group: RequestGroup, line: RequestLine) {
	const talk = await beginScene();
	for (const said of [...(group.before ?? []), ...(line.after ?? group.after ?? [])]) await talk.say(said);
	return talk;
}

for (const group of requestGroups) {
	const isChange = group.events !== undefined || group.events_any !== undefined;
	test(`${group.group}: ${isChange ? "the events and the receipt" : "nothing is written"}`, async () => {
		for (const line of group.lines) {
			const talk = await sceneOf(group, line);
			const before = talk.book.events.length;
			let reply = await talk.say(line.text);
			if (group.asks) {
				assert.equal(reply.choices, ["Yes", "No"], line.text);
				assert.is(talk.book.events.length, before, line.text);
				reply = await talk.say("yes");
			}
			const added = talk.book.events.slice(before);
			assert.ok(reply.text.trim().length > 0, line.text);
			if (!isChange) {
				assert.equal(
					added.map(({ type }) => type),
					[],
					line.text,
				);
				assert.is(reply.receipt, undefined, line.text);
				continue;
			}
			const types = [...new Set(added.map(({ type }) => type))];
			const wanted = group.events ?? [];
			assert.ok(
				wanted.every((type) => added.some((event) => event.type === type)),
				`${line.text}: ${types.join() || "nothing"} (${reply.text})`,
			);
			if (group.events_any)
				assert.ok(
					types.some((type) => group.events_any?.includes(type)),
					line.text,
				);
			const others = types.filter((type) => !wanted.includes(type as string) && !FOLLOWING.test(type));
			assert.equal(others, [], line.text);
			assert.equal(
				reply.receipt?.events.map(({ event_id }) => event_id),
				added.map(({ event_id }) => event_id),
				line.text,
			);
			const known = idsIn(added.map(({ data }) => data));
			const named = [...reply.text.matchAll(/#(\d+)/g)].map(([, id]) => Number(id));
			assert.equal(
				named.filter((id) => !known.has(id)),
				[],
				`P12: ${line.text}: “${reply.text}” names tasks that no event is about`,
			);
		}
	});
}

/** The tasks that events are of, or name: as the one above, as the next of a series. */
function idsIn(value: unknown): ReadonlySet<number> {
	const ids = JSON.stringify(value).matchAll(/"(?:task_id|parent_id|next_id)":(\d+)/g);
	return new Set([...ids].map(([, id]) => Number(id)));
}

test.run();
