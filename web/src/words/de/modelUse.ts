/** What the language model of the chat has used, in German. */
import type { Messages } from "../english.ts";

export const modelUse: Messages["modelUse"] = {
	title: "Sprachmodell",
	tokens: (used, most) => `${used} von ${most} Token heute verbraucht`,
	cost: (cost) => `Sie haben ${cost} gekostet.`,
	costOf: (cost, most) => `Sie haben ${cost} von ${most} gekostet.`,
	unused:
		"Der Tag beginnt mit deiner nächsten Nachricht an das Modell. Sind sie verbraucht, geht der Chat ohne es weiter.",
	anew: (at) => `Neu gezählt wird ab ${at}. Sind sie verbraucht, geht der Chat ohne das Modell weiter.`,
};
