/** What every user begins with. */

import { FIRST_SETTINGS } from "../settings/settings.ts";
import type { Book } from "../state/book.ts";
import type { UserState } from "../state/userState.ts";

/** The state of a user of whom the journal knows nothing yet. */
export function initialUserState(): UserState {
	return {
		settings: FIRST_SETTINGS,
		categories: [],
		tags: [],
		filters: [],
		next_task_id: 1,
		next_reminder_id: 1,
		next_category_id: 1,
		next_tag_id: 1,
		next_filter_id: 1,
	};
}

/** The book of such a user: what the fold of a journal starts from (P3). */
export function emptyBook(): Book {
	return { user: initialUserState(), tasks: new Map() };
}
