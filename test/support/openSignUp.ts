/** What `createAuth` needs of the rest where a test is about something else: anybody may sign up, mails are kept. */
import type { AccountMail, AccountMails } from "../../src/ports/accounts/accountMails.ts";
import type { SignUpLinks } from "../../src/ports/accounts/signUpLinks.ts";

/** For tests without a table of links: there is none. */
const NO_LINKS: SignUpLinks = {
	makeOperatorLink: async () => undefined,
	makeTrialLink: async () => "",
	invite: async () => undefined,
	list: async () => [],
	revoke: async () => false,
	take: async () => undefined,
	takeFirst: async () => undefined,
	finish: async () => undefined,
	release: async () => undefined,
};

export function openSignUp(links: SignUpLinks = NO_LINKS) {
	const sent: AccountMail[] = [];
	const mails: AccountMails = { send: async (mail) => void sent.push(mail) };
	return {
		/** The mails about accounts so far. */
		sent,
		options: {
			signUp: {
				mode: "open" as const,
				isOpenToNetwork: false,
				links,
				hasAccounts: async () => true,
				isUsed: async () => true,
			},
			mails,
			usedCodes: { use: async () => true },
			removal: { remove: async () => "removed" as const },
			security: { note: () => undefined },
			mailsAreSent: false,
		},
	};
}
