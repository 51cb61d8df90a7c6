/** Speaking instead of writing, in German. */
import type { Messages } from "../english.ts";

export const voice: Messages["voice"] = {
	speak: "Sprechen",
	stop: "Aufhören und aufschreiben",
	listening: "Ich höre zu …",
	writing: "Wird aufgeschrieben …",
	refused: "Der Browser lässt diese Seite nicht ans Mikrofon. Die Einstellungen der Website können das ändern.",
	cannot: "Dieser Browser nimmt hier nichts auf: Er braucht https und ein Mikrofon.",
	nothing: "Es war nichts zu hören.",
};
