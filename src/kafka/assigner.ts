/** `assignShards` as kafkajs wants it: what a member says of itself goes out with each join, the leader shares out. */
import kafkajs, { type PartitionAssigner } from "kafkajs";
import { z } from "zod";
import { assignShards } from "./assignShards.ts";

const { MemberAssignment, MemberMetadata } = kafkajs.AssignerProtocol;

/** Pods of one group must agree on it: a new name joins only together with the old one, for one release. */
const NAME = "adjutant-sticky";
const NOTHING = Buffer.alloc(0);

/** What travels in `userData`, and tells an operator (by describing the group) which pod is where. */
const selfSchema = z.object({
	pod: z.string(),
	address: z.string().nullable(),
	claims: z.array(z.number().int().nonnegative()),
	since: z.number(),
});
export type MemberSelf = Readonly<z.infer<typeof selfSchema>>;

/** `self` is asked at each join. All topics have `shards` partitions. */
export function createAssigner(self: () => MemberSelf, shards: number): PartitionAssigner {
	return () => ({
		name: NAME,
		version: 1,
		protocol: ({ topics }) => ({
			name: NAME,
			metadata: MemberMetadata.encode({ version: 1, topics, userData: Buffer.from(JSON.stringify(self())) }),
		}),
		async assign({ members }) {
			const known = members.map(({ memberId, memberMetadata }) => {
				const metadata = MemberMetadata.decode(memberMetadata);
				const { pod, claims, since } = readSelf(metadata?.userData, memberId);
				return { id: memberId, pod, topics: metadata?.topics ?? [], claims, since };
			});
			return [...assignShards(known, shards)].map(([memberId, byTopic]) => ({
				memberId,
				memberAssignment: MemberAssignment.encode({
					version: 1,
					assignment: Object.fromEntries(byTopic),
					userData: NOTHING,
				}),
			}));
		},
	});
}

/** A member that says nothing readable of itself claims nothing. */
function readSelf(userData: Buffer | undefined, memberId: string): MemberSelf {
	const unknown = { pod: memberId, address: null, claims: [], since: 0 };
	try {
		return selfSchema.safeParse(JSON.parse(userData?.toString() ?? "")).data ?? unknown;
	} catch {
		return unknown;
	}
}
