/** The account that is signed in. */
import { z } from "zod";

/**
 * `is_operator`: may see the dashboard of the installation, and invite. `must_confirm`: nothing is mailed to the account
 * until its address is confirmed. `is_new`: nobody has asked for anything in it yet. `can_dictate`: the chat takes speech (`input.transcribe`).
 */
export const User = z.strictObject({
	id: z.string(),
	email: z.string(),
	name: z.string(),
	is_operator: z.boolean(),
	must_confirm: z.boolean(),
	is_new: z.boolean(),
	can_dictate: z.boolean(),
});
