/** The name of an account is shown in mails and on pages: it is bounded wherever it comes in. */
import { createAuthMiddleware } from "better-auth/api";
import { BOUNDS, beyond } from "../domain/bounds.ts";
import { brokenRules } from "./problem.ts";

/** Before any of Better Auth's routes. Throws a `Problem`. */
export const boundName = createAuthMiddleware(async ({ body }) => {
	const name: unknown = body?.name;
	if (typeof name === "string" && [...name].length > BOUNDS.name.most) throw brokenRules([beyond(BOUNDS.name)]);
});
