/** What pages are told at once, here and on other pods, and what pods share by Redis: limits, leases, tallies. */
import { createConversationUpdates, createLiveUpdates } from "../eventlog/liveUpdatesHub.ts";
import { createLocalLeases } from "../pod/localLeases.ts";
import { createLocalLimits, createLocalTally } from "../pod/localLimits.ts";
import type { ConversationUpdates, LiveUpdates } from "../ports/reading/liveUpdates.ts";
import { openSharedMemory, type SharedMemory } from "../redis/sharedMemory.ts";
import type { Basics } from "./basics.ts";
import type { Commits } from "./commits.ts";
import type { Part } from "./lifeCycle.ts";

export interface Updates {
	readonly liveUpdates: LiveUpdates;
	readonly conversations: ConversationUpdates;
	readonly shared: SharedMemory;
}

export async function openUpdates({ config, pod, clock, log }: Basics, commits: Commits): Promise<Part<Updates>> {
	const liveUpdates = createLiveUpdates({ log });
	const conversations = createConversationUpdates({ log });
	const local = {
		limits: createLocalLimits({ clock }),
		tally: createLocalTally({ clock }),
		leases: createLocalLeases(),
	};
	const url = config.REDIS_URL;
	const shared = await openSharedMemory({ url, local, pod, liveUpdates, conversations, clock, log });
	commits.subscribe((events) => {
		liveUpdates.tell(events);
		shared.tellOthers(events);
	});
	return { api: { liveUpdates, conversations, shared }, start: shared.start, stop: shared.close };
}
