/** What Better Auth is told of accounts: how one is proved to be its reader's, and which of its plugins are used. */
import type { betterAuth } from "better-auth";
import { bearer } from "better-auth/plugins/bearer";
import { jwt } from "better-auth/plugins/jwt";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { AccountMails } from "../../ports/accounts/accountMails.ts";
import type { AccountRemoval } from "../../ports/accounts/accountRemoval.ts";
import type { Clock } from "../../ports/process/clock.ts";
import { createAccountPlugin } from "./accountPlugin.ts";
import { type AuthBaseOptions, authBase } from "./authBase.ts";
import type { AccountUser, Confirmations } from "./confirmations.ts";
import { resetByMail } from "./passwordReset.ts";
import type { Passwords } from "./passwords.ts";

export interface AuthSettingsOptions extends AuthBaseOptions {
	readonly passwords: Passwords;
	/** Made of the library that is made of these. */
	readonly confirmations: () => Confirmations;
	/** The account's address was proved by a mail. */
	readonly markVerified: (user_id: string) => Promise<unknown>;
	readonly mails: AccountMails;
	readonly removal: AccountRemoval;
	/** Whether mails reach their readers. */
	readonly mailsAreSent: boolean;
	readonly clock: Clock;
}

export type AuthSettings = ReturnType<typeof authSettings>;
export type AuthLibrary = ReturnType<typeof betterAuth<AuthSettings>>;

export function authSettings(options: AuthSettingsOptions) {
	const { baseUrl, passwords, confirmations, markVerified, mails, removal, mailsAreSent, clock } = options;
	return {
		...authBase(options),
		// Where an address is proved by a mail, nobody is signed in before: so nothing tells whether there was an account.
		emailAndPassword: {
			enabled: true,
			autoSignIn: !mailsAreSent,
			requireEmailVerification: mailsAreSent,
			password: passwords,
			...resetByMail({
				mails,
				publicUrl: baseUrl,
				clock,
				onReset: async (user_id) => {
					await confirmations().forget(user_id);
					if (mailsAreSent) await markVerified(user_id);
				},
			}),
		},
		emailVerification: {
			// With the right password a link is mailed; the answer is the same as to a wrong one.
			sendOnSignIn: true,
			sendOnSignUp: false,
			sendVerificationEmail: async ({ user }: { readonly user: AccountUser }, request?: Request) =>
				confirmations().sendTo(user, request?.headers.get("accept-language") ?? null),
		},
		plugins: [
			// Against guesses: five tries of a challenge. How an account waits after wrong ones is ours (`factorTries.ts`), since the
			// library's wait is of all browsers alike, and of backup codes, too.
			twoFactor({ issuer: "Adjutant", accountLockout: { enabled: false } }),
			createAccountPlugin({ confirmations, removal, mails }),
			bearer({ requireSignature: true }),
			jwt({
				disableSettingJwtHeader: true,
				jwt: {
					issuer: baseUrl,
					audience: baseUrl,
					definePayload: ({ user, session }) => ({
						sub: user.id,
						sid: session.id,
						email: user.email,
						name: user.name,
					}),
				},
			}),
		],
	};
}
