/** The wire type of errors; see contract.ts. */
import { z } from "zod";

/** An error: RFC 9457. `code` is a stable word; `errors` names each field and the rule it breaks (P10). */
export const ProblemDocument = z
	.strictObject({
		type: z.string(),
		title: z.string(),
		status: z.int(),
		code: z.string(),
		detail: z.string(),
		errors: z
			.array(
				z.strictObject({
					field: z.string(),
					rule: z.string(),
					message: z.string(),
					count: z.int().optional(),
					column: z.int().optional().meta({ description: "where in the text of the field, from 1" }),
				}),
			)
			.readonly()
			.optional(),
	})
	.meta({ id: "Problem" });
