/** The route by which an account ends (decision 0192). */
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { deleteSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import type { AccountMails } from "../../ports/accounts/accountMails.ts";
import type { AccountRemoval } from "../../ports/accounts/accountRemoval.ts";
import { requirePassword } from "./ownPassword.ts";

/** Asks for the password, removes all that the user has, and tells the owner by mail, which the account no longer holds. */
export const deleteAccountBy = (removal: AccountRemoval, mails: AccountMails) =>
	createAuthEndpoint(
		"/account/delete",
		{ method: "POST", body: z.object({ password: z.string().max(128) }), use: [sensitiveSessionMiddleware] },
		async (ctx) => {
			const { user } = ctx.context.session;
			await requirePassword(ctx.context, user.id, ctx.body.password);
			const became = await removal.remove(user.id);
			if (became === "is_needed") {
				throw new APIError("CONFLICT", { code: "OPERATOR_IS_NEEDED", ...say("operator_is_needed") });
			}
			// Of several at once one has done it, and its owner is told once; for the others the session has ended.
			if (became === "gone") throw new APIError("UNAUTHORIZED", { code: "UNAUTHORIZED", ...say("unauthorized") });
			deleteSessionCookie(ctx);
			const languages = ctx.headers?.get("accept-language") ?? null;
			await mails.send({ kind: "account_deleted", user_id: null, to: user.email, languages });
			return ctx.json({ status: true });
		},
	);
