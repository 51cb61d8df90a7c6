/** What the accounts of the pictures hold: an ordinary week, once in each language. */
export interface Week {
	readonly locale: string;
	readonly zone: string;
	readonly email: string;
	/** Each as one would type it; the first becomes overdue, the fourth is done, the fifth repeats, the sixth is thrown away. */
	readonly lines: readonly string[];
	readonly note: string;
	/** Said in the chat, one after the other. */
	readonly said: readonly string[];
	/** Half written in the composer. */
	readonly line: string;
}

const RIGHT_TO_LEFT = "לקנות חלב";

export const WEEKS: readonly Week[] = [
	{
		locale: "en-US",
		zone: "America/New_York",
		email: "grace@example.org",
		lines: [
			"Pay the rent #home !high",
			"Call the dentist tomorrow at 9am",
			"Finish the report on how the new heating system in the old building behaves in cold weeks and send it to everybody in the department on Friday at 5pm #work @Office remind me 2 hours before",
			"Buy stamps",
			"Water the plants every 3 days starting tomorrow at 7am #home",
			"Old idea",
			"Team meeting every Monday and Thursday at 10am for 45 minutes #work",
			`${RIGHT_TO_LEFT} tomorrow at 6pm`,
			"Read the book about trees !low",
			"Renew the passport on January 15 #family",
			"Birthday present for Sam next Saturday !high",
			"Tidy up the basement #home",
		],
		note: "Ask whether the crown can wait until January.",
		said: ["What is due this week?", "delete stamps"],
		line: "Back up the laptop every Friday at 6pm #work !high",
	},
	{
		locale: "de-DE",
		zone: "Europe/Berlin",
		email: "emmy@example.org",
		lines: [
			"Miete überweisen #wohnung !high",
			"Zahnärztin anrufen morgen um 9 Uhr",
			"Bericht über das Verhalten der neuen Heizungsanlage im Altbau in kalten Wochen fertigstellen und an alle Kolleginnen und Kollegen der Abteilung schicken am Freitag um 17 Uhr #arbeit @Büro",
			"Briefmarken kaufen",
			"Pflanzen gießen alle 3 Tage ab morgen um 7 Uhr #wohnung",
			"Alte Idee",
			"Teambesprechung jeden Montag und Donnerstag um 10 Uhr #arbeit",
			`${RIGHT_TO_LEFT} morgen um 18 Uhr`,
			"Das Buch über Bäume lesen !low",
			"Reisepass verlängern am 15. Januar #familie",
			"Geburtstagsgeschenk für Sam nächsten Samstag !high",
			"Keller aufräumen #wohnung",
		],
		note: "Fragen, ob die Krone bis Januar warten kann.",
		said: ["Was ist diese Woche fällig?", "lösche Briefmarken"],
		line: "Laptop sichern jeden Freitag um 18 Uhr #arbeit !high",
	},
];
