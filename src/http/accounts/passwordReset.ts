/** What Better Auth is told of lost passwords: how the link is mailed, and what else a new password changes. */
import type { AccountMails } from "../../ports/accountMails.ts";
import type { AccountUser } from "./confirmations.ts";

interface Options {
	readonly mails: AccountMails;
	readonly publicUrl: string;
	/** Told of a password that was set by a mailed link: then its reader has the address. */
	readonly onReset: (user_id: string) => Promise<void>;
}

/** Part of `emailAndPassword`. The link counts for an hour and once; a new password ends every session. */
export function resetByMail({ mails, publicUrl, onReset }: Options) {
	const languagesOf = (request?: Request) => request?.headers.get("accept-language") ?? null;
	return {
		resetPasswordTokenExpiresIn: 3_600,
		revokeSessionsOnPasswordReset: true,
		sendResetPassword: async (
			{ user, token }: { readonly user: AccountUser; readonly token: string },
			request?: Request,
		) => {
			const link = `${publicUrl}/#account/reset/${token}`;
			mails.send({ kind: "reset_password", to: user.email, languages: languagesOf(request), link });
		},
		onPasswordReset: async ({ user }: { readonly user: AccountUser }, request?: Request) => {
			await onReset(user.id);
			mails.send({
				kind: "password_changed",
				to: user.email,
				languages: languagesOf(request),
				link: `${publicUrl}/`,
			});
		},
	};
}
