/**
 * The mailbox that an address names, as far as everybody's rules tell: under how many names it is written, it is one mailbox.
 * For counting only; mails go to the address as it stands.
 */

/** Gmail passes over dots in what stands before the @, and has two domains (support.google.com/mail/answer/7436150). */
const WITHOUT_DOTS: ReadonlySet<string> = new Set(["gmail.com", "googlemail.com"]);

/** Case and what stands behind a `+` (subaddresses, RFC 5233) make no other mailbox. */
export function mailboxOf(address: string): string {
	const at = address.lastIndexOf("@");
	const [name = "", domain = ""] = [address.slice(0, Math.max(0, at)), address.slice(at + 1)].map((part) =>
		part.toLowerCase(),
	);
	// One that begins with a + has no other name.
	const plain = name.replace(/(?<=.)\+.*$/s, "");
	return WITHOUT_DOTS.has(domain) ? `${plain.replaceAll(".", "")}@gmail.com` : `${plain}@${domain}`;
}
