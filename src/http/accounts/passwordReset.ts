/** What Better Auth is told of lost passwords: how the link is mailed, and what else a new password changes. */
import type { AccountMails } from "../../ports/accounts/accountMails.ts";
import type { Clock } from "../../ports/process/clock.ts";
import type { AccountUser } from "./confirmations.ts";

const LASTS_S = 3_600;

interface Options {
	readonly mails: AccountMails;
	readonly publicUrl: string;
	readonly clock: Pick<Clock, "now">;
	/** Told of a password that was set by a mailed link: then its reader has the address. */
	readonly onReset: (user_id: string) => Promise<void>;
}

/** Part of `emailAndPassword`. The link counts for an hour and once; a new password ends every session. */
export function resetByMail({ mails, publicUrl, clock, onReset }: Options) {
	const languagesOf = (request?: Request) => request?.headers.get("accept-language") ?? null;
	return {
		resetPasswordTokenExpiresIn: LASTS_S,
		revokeSessionsOnPasswordReset: true,
		sendResetPassword: async (
			{ user, token }: { readonly user: AccountUser; readonly token: string },
			request?: Request,
		) => {
			const link = `${publicUrl}/#account/reset/${token}`;
			const until = clock.now().add({ seconds: LASTS_S });
			const languages = languagesOf(request);
			await mails.send({ kind: "reset_password", user_id: user.id, to: user.email, languages, link, until });
		},
		onPasswordReset: async ({ user }: { readonly user: AccountUser }, request?: Request) => {
			await onReset(user.id);
			await mails.send({
				kind: "password_changed",
				user_id: user.id,
				to: user.email,
				languages: languagesOf(request),
				link: `${publicUrl}/`,
			});
		},
	};
}
