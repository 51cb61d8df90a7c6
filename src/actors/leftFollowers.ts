/** Users whose tasks have not all followed a change of settings, and whose actors have left off: each is told to go on. */

import type { ReminderIndex } from "../ports/delivery/reminderIndex.ts";
import type { Log } from "../ports/process/log.ts";
import type { ShardRegistry } from "./shardRegistry.ts";

/** Users whose tasks are got going in one round. */
const FOLLOW_LIMIT = 100;

export interface LeftFollowers {
	/** Gets as many going as one round takes. Throws `StorageUnavailable`. */
	round(): Promise<void>;
	/** Whether the last round left any out. */
	areMore(): boolean;
}

export interface LeftFollowersOptions {
	readonly registry: Pick<ShardRegistry, "actorOf">;
	readonly reminders: Pick<ReminderIndex, "following">;
	readonly ownShards: () => readonly number[];
	readonly log: Log;
}

export function createLeftFollowers({ registry, reminders, ownShards, log }: LeftFollowersOptions): LeftFollowers {
	/** Where the last round ended: whose tasks cannot follow hold up nobody behind them. */
	let upTo: string | undefined;
	return {
		async round() {
			const users = await reminders.following(ownShards(), FOLLOW_LIMIT, upTo);
			upTo = users.length === FOLLOW_LIMIT ? users.at(-1)?.user_id : undefined;
			for (const { user_id, shard } of users) {
				try {
					const actor = registry.actorOf(user_id, shard);
					if (actor !== "moved" && !(actor instanceof Promise)) actor.follow();
				} catch (err) {
					log.error("the tasks of a user could not follow the settings; it is tried again", { user_id, err });
				}
			}
		},
		areMore: () => upTo !== undefined,
	};
}
