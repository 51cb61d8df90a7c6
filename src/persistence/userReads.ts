/** All that pages, clients and the assistant read, on the pages' connections, each user's reads in turns. */
import type { Clock } from "../ports/clock.ts";
import type { Journal } from "../ports/journal.ts";
import type { ReadModel } from "../ports/readModel.ts";
import type { Database } from "./database.ts";
import { createJournalStore } from "./journalStore.ts";
import { createReadModelStore, type ReadModelOptions } from "./readModelStore.ts";
import { createUserTurns } from "./userTurns.ts";

export interface UserReads {
	readonly readModel: ReadModel;
	/** As the pages' streams catch up from it. */
	readonly journal: Pick<Journal, "eventsAfter">;
}

export function createUserReads(database: Database, options: ReadModelOptions & { readonly clock: Clock }): UserReads {
	const { take } = createUserTurns(options.clock);
	const model = createReadModelStore(database, options);
	const journal = createJournalStore(database);
	return {
		readModel: {
			findTask: (user_id, task_id) => take(user_id, () => model.findTask(user_id, task_id)),
			listTasks: (user_id, query) => take(user_id, () => model.listTasks(user_id, query)),
			labels: (user_id) => take(user_id, () => model.labels(user_id)),
			settings: (user_id) => take(user_id, () => model.settings(user_id)),
			categories: (user_id) => take(user_id, () => model.categories(user_id)),
			tags: (user_id) => take(user_id, () => model.tags(user_id)),
			history: (user_id, query) => take(user_id, () => model.history(user_id, query)),
			deliveries: (user_id, query) => take(user_id, () => model.deliveries(user_id, query)),
			version: (user_id) => take(user_id, () => model.version(user_id)),
		},
		journal: { eventsAfter: (user_id, seq, limit) => take(user_id, () => journal.eventsAfter(user_id, seq, limit)) },
	};
}
