/** The door of the account's routes with all that guards it, on one library. */

import type { SecurityLog } from "../../ports/accounts/securityLog.ts";
import type { UsedCodes } from "../../ports/accounts/usedCodes.ts";
import type { RateLimits } from "../../ports/limits/rateLimits.ts";
import type { Secrets } from "../../ports/process/secrets.ts";
import type { Identity } from "../identity/whoAsks.ts";
import { type AccountDoorOptions, createAccountDoor } from "./accountDoor.ts";
import { ADDRESS_HEADER, BASE_PATH } from "./authBase.ts";
import type { AuthLibrary } from "./authSettings.ts";
import { createBackOff } from "./backOff.ts";
import { createCodeOnce } from "./codeOnce.ts";
import type { Confirmations } from "./confirmations.ts";
import { createFactorTries } from "./factorTries.ts";
import { createGuard } from "./guard.ts";
import { createMakeAccount } from "./makeAccount.ts";
import type { Passwords } from "./passwords.ts";
import type { SignUp } from "./signUp.ts";
import { createSignUpPace } from "./signUpPace.ts";

export interface OpenAccountDoorOptions
	extends Pick<AccountDoorOptions, "mails" | "mailsAreSent" | "publicUrl" | "clock"> {
	readonly confirmations: Confirmations;
	readonly library: AuthLibrary;
	/** Who sent these headers, if anybody known. */
	readonly signedIn: (headers: Headers) => Promise<Identity | undefined>;
	readonly passwords: Passwords;
	readonly signUp: SignUp;
	/** Whether somebody was ever in this account. */
	readonly isUsed: (user_id: string) => Promise<boolean>;
	/** Counts tries; `scale` multiplies every limit. */
	readonly pace: { readonly limits: RateLimits; readonly scale: number };
	readonly secrets: Secrets;
	readonly usedCodes: UsedCodes;
	readonly security: SecurityLog;
}

export function openAccountDoor(options: OpenAccountDoorOptions): ReturnType<typeof createAccountDoor> {
	const { library, signedIn, passwords, signUp, isUsed, pace, security, ...shared } = options;
	const accounts = async () => (await library.$context).internalAdapter;
	const makeAccount = createMakeAccount({
		...shared,
		accounts,
		isUsed,
		signUp,
		once: passwords.once,
		pace: createSignUpPace(pace),
	});
	const guard = createGuard({
		emailOf: async (headers) => (await signedIn(headers))?.user.email,
		backOff: createBackOff(pace),
		security,
		addressHeader: ADDRESS_HEADER,
	});
	const factorTries = createFactorTries({
		...pace,
		secrets: options.secrets,
		cookies: async () => {
			const { createAuthCookie } = await library.$context;
			const { name: challenge, attributes } = createAuthCookie("two_factor");
			const { name: known } = createAuthCookie("known_device");
			return { challenge, known, isSecure: attributes.secure === true };
		},
		accountOf: async (challenge) => (await (await accounts()).findVerificationValue(challenge))?.value,
	});
	const codeOnce = createCodeOnce({
		codes: options.usedCodes,
		accountOf: async (headers) => (await signedIn(headers))?.user.user_id,
		endSession: async (token) => (await accounts()).deleteSession(token),
	});
	return createAccountDoor({
		...shared,
		makeAccount,
		guard,
		factorTries,
		codeOnce,
		basePath: BASE_PATH,
		addressHeader: ADDRESS_HEADER,
		handle: (request) => library.handler(request),
	});
}
