/** What is shown once, into the clipboard. */
import type { Toasts } from "./toasts.ts";

/** Resolves when it is said whether that could be done: a browser may forbid it, and the text stands there to be selected. */
export async function copyText(
	text: string,
	toasts: Pick<Toasts, "show">,
	say: { readonly copied: string; readonly notCopied: string },
): Promise<void> {
	// Outside of https there is no clipboard at all.
	const isCopied = await Promise.resolve(navigator.clipboard?.writeText(text).then(() => true)).catch(() => false);
	toasts.show(isCopied ? say.copied : say.notCopied);
}
