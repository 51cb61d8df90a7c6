/** Who asks, of whose tasks, and what was spoken of before. */
import type { Settings } from "../domain/settings/settings.ts";
import type { ReadModel } from "../ports/reading/readModel.ts";

export interface Asker {
	readonly readModel: ReadModel;
	readonly user_id: string;
	readonly settings: Settings;
	readonly now: Temporal.Instant;
	readonly recent_task_ids: readonly number[];
	readonly shown_task_ids: readonly number[];
}

/** Which tasks a request can be about: completing needs an open one, restoring a deleted one. */
export type Scope = "open" | "completed" | "deleted" | "all";
