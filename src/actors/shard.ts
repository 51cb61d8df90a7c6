/** Where a user lives: the hash that Kafka's own clients use, so that shard and partition are one number. */

const SEED = 0x9747b28c;
const M = 0x5bd1e995;
const encoder = new TextEncoder();

/** The shard of a user among `shards` (at least 1): what Kafka's Java client picks for a record with this key. */
export function shardOf(user_id: string, shards: number): number {
	return (murmur2(encoder.encode(user_id)) & 0x7fffffff) % shards;
}

/**
 * MurmurHash2, 32 bits, signed, as Kafka's default partitioner computes it
 * (apache/kafka `clients/src/main/java/org/apache/kafka/common/utils/Utils.java`, `murmur2`).
 */
export function murmur2(bytes: Uint8Array): number {
	const { length } = bytes;
	const whole = length & ~3;
	let hash = (SEED ^ length) | 0;
	for (let i = 0; i < whole; i += 4) {
		let k = at(bytes, i) | (at(bytes, i + 1) << 8) | (at(bytes, i + 2) << 16) | (at(bytes, i + 3) << 24);
		k = Math.imul(k, M);
		k ^= k >>> 24;
		hash = Math.imul(hash, M) ^ Math.imul(k, M);
	}
	const rest = length - whole;
	if (rest > 0) {
		if (rest === 3) hash ^= at(bytes, whole + 2) << 16;
		if (rest >= 2) hash ^= at(bytes, whole + 1) << 8;
		hash = Math.imul(hash ^ at(bytes, whole), M);
	}
	hash ^= hash >>> 13;
	hash = Math.imul(hash, M);
	return hash ^ (hash >>> 15);
}

function at(bytes: Uint8Array, index: number): number {
	return bytes[index] ?? 0;
}
