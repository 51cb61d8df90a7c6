/** Which passwords are refused: those that everybody tries first (NIST SP 800-63B §5.1.1.2). */
import { say } from "../../domain/refusals/sentence.ts";
import { brokenRules } from "../problem.ts";

/** Shorter ones are refused by their length. */
const SHORTEST = 8;

let common: Promise<ReadonlySet<string>> | undefined;

/** Read when the first password is chosen: a server where nobody signs up does without. */
async function readCommon(): Promise<ReadonlySet<string>> {
	const { dictionary } = await import("@zxcvbn-ts/language-common");
	const ranked = dictionary["passwords-common"] as readonly string[];
	return new Set(ranked.filter(({ length }) => length >= SHORTEST));
}

/**
 * Throws a `Problem` that names the field for one of the 49,000 most common passwords, in any case of its letters, and for one
 * that is the account's own address or name.
 */
export async function requireUncommon(field: string, password: unknown, own: readonly unknown[]): Promise<void> {
	if (typeof password !== "string") return;
	common ??= readCommon();
	const plain = password.toLowerCase();
	const isOwn = own.some(
		(one) => typeof one === "string" && [one, one.split("@")[0]].some((part) => part?.toLowerCase() === plain),
	);
	if (!isOwn && !(await common).has(plain)) return;
	const why = isOwn ? say("password_is_own_name") : say("password_common");
	throw brokenRules([{ field, rule: "common_password", ...why }]);
}
