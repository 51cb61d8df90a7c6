/** The shape of what a user has of a model. */
import { z } from "zod";
import { Instant } from "./contractFields.ts";

const Day = z.strictObject({
	tokens: z.int().meta({ minimum: 0, description: "given to the model and answered by it, of all pods" }),
	most_tokens: z.int().meta({ minimum: 1 }),
	cost: z.number().nullable().meta({ minimum: 0, description: "in the operator's currency; null: only tokens count" }),
	most_cost: z.number().nullable(),
	ends_at: Instant.nullable().meta({ description: "a day begins with its first request; null: it has not begun" }),
});

/** `today` is null where no model is set up. */
export const ModelUse = z.strictObject({ is_there: z.boolean(), today: Day.nullable() }).meta({ id: "ModelUse" });
