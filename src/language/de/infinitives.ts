/** "Daran, Mama anzurufen und Milch zu kaufen" is of the tasks "Mama anrufen und Milch kaufen". Pure. */

/** What may stand before a verb and lets "zu" in between: "hinzu|zu|fügen". */
const BEFORE: ReadonlySet<string> = new Set(
	"auseinander aufeinander durcheinander zusammen entgegen gegenüber herunter hinunter herüber hinüber dazwischen vorbei vorüber voraus zurück wieder weiter heraus hinaus herauf hinauf herein hinein daneben heran herum hinzu hervor runter rüber umher bereit frei fertig kennen klar nach nieder rauf raus rein über unter statt teil fest fort heim dran dazu durch empor hoch los her hin mit vor weg auf aus bei dar ein ab an um".split(
		" ",
	),
);
const SHORTEST_VERB = 3;
/** What ends one of several infinitives. */
const JOINS: ReadonlySet<string> = new Set(["und", "oder"]);

/** As a title says it that stands by itself; any other text as it is. */
export function withoutZu(title: string): string {
	const words = title.split(" ");
	const isLast = (at: number) => words[at]?.endsWith(",") === true || JOINS.has(words[at + 1] ?? "und");
	return words
		.flatMap((word, at) =>
			word === "zu" && isLast(at + 1) && isVerb(words[at + 1]) ? [] : isLast(at) ? [joined(word)] : [word],
		)
		.join(" ");
}

const isVerb = (word = ""): boolean => {
	const verb = word.replace(",", "");
	return verb.length >= SHORTEST_VERB && verb.endsWith("n") && verb === verb.toLowerCase();
};

/** "anzurufen" → "anrufen", "hinzuzufügen" → "hinzufügen"; "zurückgeben" as it is. */
function joined(word: string): string {
	if (!isVerb(word)) return word;
	for (let at = word.lastIndexOf("zu"); at > 0; at = word.lastIndexOf("zu", at - 1)) {
		const verb = word.slice(at + 2);
		if (BEFORE.has(word.slice(0, at)) && isVerb(verb)) return `${word.slice(0, at)}${verb}`;
	}
	return word;
}
