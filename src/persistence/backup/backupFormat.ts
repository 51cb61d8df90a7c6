/**
 * A backup is lines of JSON, compressed by gzip: a head, for each table a line that names it with its rows behind it, and an end that
 * counts them, without which the file is not whole. A row is a list of its values as PostgreSQL writes them in text, which gives
 * every type back exactly and does not depend on the version of the server.
 */
import { z } from "zod";

export const BACKUP_FORMAT = "adjutant-backup";

export const Head = z.object({
	format: z.literal(BACKUP_FORMAT),
	format_version: z.literal(1),
	taken_at: z.string(),
	/** Names of the steps that made the tables. */
	steps: z.array(z.string()),
});
export type Head = z.output<typeof Head>;
export const TableLine = z.object({ table: z.string(), columns: z.array(z.string()) });
export const End = z.object({ end: z.literal(true), rows: z.int() });
export const Row = z.array(z.string().nullable());
