/**
 * The snapshot's document. It names its shape, so that a newer or a damaged one is noticed: then the journal, which
 * is the truth, is folded instead (scenario 22).
 */
import { z } from "zod";
import { labelShape, savedFilterShape } from "../../domain/documents/shapes.ts";
import { evolveAll } from "../../domain/evolve/evolve.ts";
import { emptyBook, initialUserState } from "../../domain/evolve/initialState.ts";
import { settingsShape } from "../../domain/settings/settings.ts";
import type { UserState } from "../../domain/state/userState.ts";
import type { Database } from "../database.ts";
import { EVENT_COLUMN, type EventRow } from "../rows.ts";

const SHAPE = 1;

const document = z.object({
	shape: z.literal(SHAPE),
	settings: z.object(settingsShape),
	categories: z.array(z.object(labelShape)),
	tags: z.array(z.object(labelShape)),
	filters: z.array(z.object(savedFilterShape)),
	next_task_id: z.number(),
	next_reminder_id: z.number(),
	next_category_id: z.number(),
	next_tag_id: z.number(),
	next_filter_id: z.number(),
});

export function writeUserState(state: UserState): unknown {
	return { shape: SHAPE, ...state };
}

/** The state in a snapshot; from the journal when the snapshot cannot be read. */
export async function readUserState(database: Database, user_id: string, stored: unknown): Promise<UserState> {
	const whole = withNewSettings(stored);
	if (!document.safeParse(whole).success) return foldUserState(database, user_id);
	const { shape: _shape, ...state } = whole as { readonly shape: number } & UserState;
	return state;
}

/**
 * The document with what a version before a setting, or before saved filters, left out: nobody can have changed it, so it
 * stands as it began. Otherwise every user's journal would be folded at the first waking after an update.
 */
export function withNewSettings(stored: unknown): unknown {
	const state = stored as { readonly settings?: unknown } | null;
	if (typeof state?.settings !== "object" || state.settings === null) return stored;
	const { settings, filters, next_filter_id } = initialUserState();
	return { filters, next_filter_id, ...state, settings: { ...settings, ...state.settings } };
}

async function foldUserState(database: Database, user_id: string): Promise<UserState> {
	const rows = await database.query<EventRow>(
		`SELECT ${EVENT_COLUMN} FROM journal j WHERE j.user_id = $1 ORDER BY j.seq`,
		[user_id],
	);
	return evolveAll(
		emptyBook(),
		rows.map(({ event }) => event),
	).user;
}
