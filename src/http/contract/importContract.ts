/** The wire types of import and export; see contract.ts. */
import { z } from "zod";
import { NOT_UNDONE_CODES } from "../../domain/commands/decision.ts";
import { Instant } from "./contractFields.ts";

const SOURCES = ["adjutant", "todoist", "ticktick", "icalendar"] as const;
const Source = z.enum(SOURCES);

export const AskedImport = z
	.strictObject({
		content: z.string().min(1).meta({ description: "the file as text" }),
		source: Source.optional().meta({ description: "whose file it is; absent: found out" }),
		name: z.string().min(1).max(200).optional().meta({ description: "its name, where a project's is kept there" }),
		dry_run: z.boolean().optional().meta({ description: "say what would come of it, and change nothing" }),
	})
	.meta({ id: "AskedImport" });

export const ImportReport = z
	.strictObject({
		import_id: z.string().meta({ description: "names the import, to undo it" }),
		source: Source,
		dry_run: z.boolean(),
		found: z.int().meta({ description: "tasks of the file that can be taken" }),
		added: z.int().meta({ description: "with `dry_run`, those that would be" }),
		already_there: z.int(),
		refused: z.int(),
		remarks: z
			.array(z.strictObject({ place: z.int(), code: z.string(), text: z.string() }))
			.readonly()
			.meta({ description: "what was not taken over as it stands; `place`: row or entry of the file, from 1" }),
		remarks_left_out: z.int(),
	})
	.meta({ id: "ImportReport" });

export const ImportToUndo = z.strictObject({ import_id: z.string().min(1).max(40) }).meta({ id: "ImportToUndo" });
export const UndoneImport = z
	.strictObject({
		undone: z.int().meta({ description: "events that were taken back" }),
		not_undone: z.array(
			z.strictObject({ seq: z.int(), type: z.string(), code: z.enum(NOT_UNDONE_CODES), reason: z.string() }),
		),
		not_undone_left_out: z.int(),
	})
	.meta({ id: "UndoneImport" });

const Documents = z.array(z.looseObject({}));
/** The inside is what the account is made of (docs/moving.md): tasks and events as they are stored. */
export const Export = z
	.strictObject({
		format: z.string(),
		format_version: z.int(),
		exported_at: Instant,
		account: z.strictObject({ user_id: z.string(), email: z.string() }),
		settings: z.looseObject({}),
		categories: Documents,
		tags: Documents,
		filters: Documents,
		tasks: Documents,
		journal: Documents,
		deliveries: Documents,
		version: z.int().meta({ description: "of the last event in it" }),
	})
	.meta({ id: "Export" });
