import { suite } from "uvu";
import * as assert from "uvu/assert";
import { deliveryIdOf, eventIdOf } from "../../src/domain/events/identity.ts";
import { inMinutes } from "./specification.ts";

const test = suite("identity");

test("P1: the id of an event follows from user and seq, and is a UUID of version 5", () => {
	assert.is(eventIdOf("user-1", 7), eventIdOf("user-1", 7));
	assert.match(eventIdOf("user-1", 7), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("the id of an event never changes between versions of the program", () => {
	assert.is(eventIdOf("user-1", 1), "e2e5943c-b834-5eca-9492-b3f0270736a0");
});

test("another seq or another user is another event, also where their texts run together", () => {
	const ids = [eventIdOf("user-1", 1), eventIdOf("user-1", 2), eventIdOf("1", 21), eventIdOf("11", 2)];
	assert.is(new Set(ids).size, ids.length);
});

test("P5: a delivery is named by reminder, promised instant and channel, so a repeat has the same Message-ID", () => {
	const id = deliveryIdOf("user-1", 3, inMinutes(0), "email");
	assert.is(id, deliveryIdOf("user-1", 3, inMinutes(0), "email"));
	assert.is.not(id, deliveryIdOf("user-1", 3, inMinutes(1), "email"));
	assert.is.not(id, deliveryIdOf("user-2", 3, inMinutes(0), "email"));
});

test.run();
