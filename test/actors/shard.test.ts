import { suite } from "uvu";
import * as assert from "uvu/assert";
import { murmur2, shardOf } from "../../src/actors/shard.ts";

const test = suite("shard");

// The vectors of Kafka's own unit test (UtilsTest.testMurmur2).
const vectors: readonly (readonly [string, number])[] = [
	["21", -973932308],
	["foobar", -790332482],
	["a-little-bit-long-string", -985981536],
	["a-little-bit-longer-string", -1486304829],
	["lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971],
	["abc", 479470107],
];

for (const [text, hash] of vectors) {
	test(`the hash of "${text}" is Kafka's`, () => {
		assert.is(murmur2(new TextEncoder().encode(text)), hash);
	});
}

test("a shard is the positive part of the hash modulo the number of shards", () => {
	assert.is(shardOf("21", 16), (-973932308 & 0x7fffffff) % 16);
	assert.is(shardOf("abc", 7), 479470107 % 7);
	assert.is(shardOf("abc", 1), 0);
});

test("a user id beyond ASCII is hashed by its UTF-8 bytes", () => {
	assert.is(shardOf("Zoë", 1 << 20), (murmur2(Uint8Array.of(0x5a, 0x6f, 0xc3, 0xab)) & 0x7fffffff) % (1 << 20));
});

test("users spread evenly: of 16,000 none of 16 shards has less than 900", () => {
	const counts = new Array<number>(16).fill(0);
	for (let i = 0; i < 16_000; i++) {
		const shard = shardOf(`user-${i}`, 16);
		counts[shard] = (counts[shard] ?? 0) + 1;
	}
	assert.ok(Math.min(...counts) > 900, `${counts}`);
});

test.run();
