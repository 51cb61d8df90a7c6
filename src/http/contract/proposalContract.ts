/** The wire types of proposals; see contract.ts. */
import { z } from "zod";
import { principal } from "../../domain/documents/shapes.ts";
import { Instant } from "./contractFields.ts";

/** What an assistant or a client wants to do, and may do only with the user's yes. */
export const Proposal = z
	.strictObject({
		id: z.string(),
		tool: z.string(),
		question: z.string(),
		count: z.int().meta({ description: "tasks that it would change" }),
		task_ids: z.array(z.int()),
		principal: principal.exact,
		state: z.enum(["open", "confirmed", "declined", "expired"]),
		created_at: Instant,
		expires_at: Instant.meta({ description: "from then on a yes does nothing" }),
	})
	.meta({ id: "Proposal" });
