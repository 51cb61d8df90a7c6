/** The wire types of saved filters. */
import { z } from "zod";
import { savedFilterShape } from "../../domain/documents/shapes.ts";
import { FILTER_LIMITS } from "../../domain/filter/tree.ts";
import { LIMITS } from "../../domain/tasks/task.ts";
import { Receipts } from "./contract.ts";
import { Instant, pageOf } from "./contractFields.ts";

export const NewFilter = z
	.strictObject({
		name: z.string().meta({ minLength: 1, maxLength: LIMITS.filterName, description: "trimmed" }),
		filter: z.string().meta({ maxLength: FILTER_LIMITS.characters, description: "see docs/filters.md" }),
	})
	.meta({ id: "NewFilter" });
export const FilterChanges = NewFilter.partial().meta({ id: "FilterChanges" });

const Filter = z.strictObject({ ...savedFilterShape, id: z.int(), created_at: Instant }).meta({ id: "Filter" });
export const FilterPage = pageOf(Filter);
export const FilterWritten = z.strictObject({ filter: Filter, events: Receipts });

export type FilterView = z.output<typeof Filter>;
