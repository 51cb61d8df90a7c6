/** The list as it was, in German. */
import { counted } from "../../../../src/words/counted.ts";
import type { Messages } from "../english.ts";

const days = counted("de", { one: "Tag", other: "Tagen" });

export const past: Messages["past"] = {
	open: "Früherer Stand",
	openAt: (when) => `Die Liste, wie sie am ${when} war`,
	asItWas: (when) => `So war es am ${when}`,
	readOnly: "Hier lässt sich nichts ändern.",
	now: "Zurück zu jetzt",
	when: "Wann",
	date: "Datum",
	time: "Uhrzeit",
	daysAgo: (count) => (count === 0 ? "Heute" : `vor ${days(count)}`),
	nothing: "Damals war hier nichts offen.",
	notAll: "Damals gab es mehr Aufgaben, als hier zu sehen sind.",
};
