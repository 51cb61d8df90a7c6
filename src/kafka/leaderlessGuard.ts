/**
 * A patch of kafkajs 2.2.4: it takes the whole answer about a topic for a fault when one partition has no leader at the
 * moment, so that a broker that is gone stops everybody who learns the topic's places after that, writers and readers, of
 * every partition. With this guard such a partition has the leader −1, as the broker says: what is sent to it fails, being
 * sent to a broker that nobody knows, it is read from nowhere, and the others go on.
 */
import { createRequire } from "node:module";
import { requirePatchedVersion } from "./patchedVersion.ts";

interface Metadata {
	readonly topicMetadata: readonly {
		readonly partitionMetadata: readonly { readonly partitionErrorCode: number }[];
	}[];
}
interface Response {
	parse(data: Metadata): Promise<unknown>;
}

/** Kafka protocol, error codes: LEADER_NOT_AVAILABLE, LISTENER_NOT_FOUND. */
const LEADERLESS: ReadonlySet<number> = new Set([5, 72]);
const VERSIONS = [0, 1, 2, 3, 4, 5, 6];
const require = createRequire(import.meta.url);
let isGuarded = false;

/** Idempotent. Throws when the library is not the version that the patch was made for. */
export function guardLeaderless(): void {
	if (isGuarded) return;
	requirePatchedVersion("src/kafka/leaderlessGuard.ts");
	for (const version of VERSIONS) {
		const response = require(`kafkajs/src/protocol/requests/metadata/v${version}/response`) as Response;
		const { parse } = response;
		response.parse = (data) => parse(withoutLeaders(data));
	}
	isGuarded = true;
}

function withoutLeaders(data: Metadata): Metadata {
	const topicMetadata = data.topicMetadata.map((topic) => ({
		...topic,
		partitionMetadata: topic.partitionMetadata.map((partition) =>
			LEADERLESS.has(partition.partitionErrorCode) ? { ...partition, partitionErrorCode: 0 } : partition,
		),
	}));
	return { ...data, topicMetadata };
}
