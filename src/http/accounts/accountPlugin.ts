/** Routes of ours beside Better Auth's, behind its checks of origin, rate and session: `/api/auth/account/*`. */

import { APIError, createAuthEndpoint, sensitiveSessionMiddleware, sessionMiddleware } from "better-auth/api";
import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import type { AccountMails } from "../../ports/accounts/accountMails.ts";
import type { AccountRemoval } from "../../ports/accounts/accountRemoval.ts";
import type { AccountUser, Confirmations } from "./confirmations.ts";
import { deleteAccountBy } from "./deleteAccount.ts";
import { requirePassword } from "./ownPassword.ts";

/** Its paths, for the list of what is open. */
export const ACCOUNT_PATHS = {
	"/account/confirm-address": ["POST"],
	"/account/change-address": ["POST"],
	"/account/delete": ["POST"],
	"/account/sessions": ["GET"],
	"/account/end-session": ["POST"],
} as const;

/** What is posted to them. */
export const ACCOUNT_FIELDS = {
	"/account/confirm-address": ["token"],
	"/account/change-address": ["newEmail", "password"],
	"/account/delete": ["password"],
	"/account/end-session": ["id"],
} as const;

export interface AccountPluginOptions {
	readonly confirmations: () => Confirmations;
	readonly removal: AccountRemoval;
	readonly mails: AccountMails;
}

export function createAccountPlugin({ confirmations, removal, mails }: AccountPluginOptions) {
	return {
		id: "adjutant-account",
		endpoints: {
			confirmAddress: createAuthEndpoint(
				"/account/confirm-address",
				{ method: "POST", body: z.object({ token: z.string().max(100) }) },
				async (ctx) => {
					const email = await confirmations().confirm(ctx.body.token, ctx.headers?.get("accept-language") ?? null);
					if (email === undefined) {
						const said = say("link_spent_again");
						throw new APIError("BAD_REQUEST", { code: "LINK_SPENT", ...said });
					}
					return ctx.json({ email });
				},
			),
			changeAddress: createAuthEndpoint(
				"/account/change-address",
				{
					method: "POST",
					body: z.object({ newEmail: z.email().max(254), password: z.string().max(128) }),
					use: [sensitiveSessionMiddleware],
				},
				async (ctx) => {
					const { user } = ctx.context.session;
					const { newEmail, password } = ctx.body;
					await requirePassword(ctx.context, user.id, password);
					const email = newEmail.toLowerCase();
					// The same answer whether or not somebody has it: then the link does nothing.
					if (email !== user.email) {
						const languages = ctx.headers?.get("accept-language") ?? null;
						await confirmations().sendToNew(user satisfies AccountUser, email, languages);
					}
					return ctx.json({ status: true });
				},
			),
			deleteAccount: deleteAccountBy(removal, mails),
			/** Without their tokens: who reads this list can be none of them. */
			listSessionsOfAccount: createAuthEndpoint(
				"/account/sessions",
				{ method: "GET", use: [sessionMiddleware] },
				async (ctx) => {
					const { user, session } = ctx.context.session;
					const sessions = await ctx.context.internalAdapter.listSessions(user.id, { onlyActiveSessions: true });
					return ctx.json({
						data: sessions.map(({ id, userAgent, ipAddress, createdAt, updatedAt }) => ({
							id,
							user_agent: userAgent ?? null,
							address: ipAddress || null,
							created_at: createdAt,
							last_seen_at: updatedAt,
							is_this: id === session.id,
						})),
					});
				},
			),
			endSession: createAuthEndpoint(
				"/account/end-session",
				{ method: "POST", body: z.object({ id: z.string().max(100) }), use: [sessionMiddleware] },
				async (ctx) => {
					const { user } = ctx.context.session;
					const sessions = await ctx.context.internalAdapter.listSessions(user.id);
					const ended = sessions.find(({ id }) => id === ctx.body.id);
					if (!ended) throw new APIError("NOT_FOUND", { code: "NO_SUCH_SESSION", ...say("no_such_session") });
					await ctx.context.internalAdapter.deleteSession(ended.token);
					return ctx.json({ status: true });
				},
			),
		},
	};
}
