/** The clock as German says it in words. */
import type { LanguageTable } from "../shapes/grammar.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

export const germanClockWords: Pick<
	LanguageTable,
	"hourWords" | "minuteWords" | "pastWords" | "halfBefore" | "aiming" | "repeats" | "timesWords" | "workPrefixes"
> = {
	hourWords: {
		ein: 1,
		eins: 1,
		zwei: 2,
		drei: 3,
		vier: 4,
		fünf: 5,
		sechs: 6,
		sieben: 7,
		acht: 8,
		neun: 9,
		zehn: 10,
		elf: 11,
		zwölf: 12,
	},
	minuteWords: {
		zehn: 10,
		fünfzehn: 15,
		zwanzig: 20,
		fünfundzwanzig: 25,
		dreißig: 30,
		vierzig: 40,
		fünfundvierzig: 45,
		fünfzig: 50,
	},
	pastWords: { nach: 1, vor: -1 },
	halfBefore: words("halb"),
	aiming: new Set(),
	repeats: { zweimal: 2, dreimal: 3, viermal: 4, fünfmal: 5, mehrmals: 2 },
	timesWords: words("mal"),
	workPrefixes: new Set(),
};
