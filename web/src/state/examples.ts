/** What the start page proposes to write, in the languages that the reader reads. Pure. */

export interface Examples {
	readonly language: string;
	readonly greeting: (name: string) => string;
	readonly intro: string;
	readonly lines: readonly string[];
}

const ENGLISH: Examples = {
	language: "en",
	greeting: (name) => `What is to be done${name ? `, ${name}` : ""}?`,
	intro: "Write it as you would say it. For example:",
	lines: [
		"Remind me to call mum in 2 minutes",
		"Water the plants every 3 days starting Monday at 7am",
		"Pay rent on Friday at 9 #home !high",
		"What is due this week?",
	],
};

const GERMAN: Examples = {
	language: "de",
	greeting: (name) => `Was ist zu tun${name ? `, ${name}` : ""}?`,
	intro: "Schreib es so, wie du es sagen würdest. Zum Beispiel:",
	lines: [
		"Erinnere mich in 2 Minuten daran, Mama anzurufen",
		"Pflanzen gießen alle 3 Tage ab Montag um 7 Uhr",
		"Miete am Freitag um 9 Uhr überweisen #wohnung !high",
		"Zahnarzt morgen um 15 Uhr",
	],
};

/** In the language of the locale, or in English, which is always read. */
export function examplesFor(locale: string): Examples {
	return /^de\b/i.test(locale) ? GERMAN : ENGLISH;
}
