/** The clock as English says it in words. */
import type { LanguageTable } from "../shapes/grammar.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

export const englishClockWords: Pick<
	LanguageTable,
	"hourWords" | "minuteWords" | "pastWords" | "halfBefore" | "aiming" | "repeats" | "timesWords" | "workPrefixes"
> = {
	hourWords: {
		one: 1,
		two: 2,
		three: 3,
		four: 4,
		five: 5,
		six: 6,
		seven: 7,
		eight: 8,
		nine: 9,
		ten: 10,
		eleven: 11,
		twelve: 12,
	},
	minuteWords: { ten: 10, fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50 },
	pastWords: { past: 1, to: -1 },
	halfBefore: new Set(),
	aiming: words("look looking looked peek stare aim laugh glance shout wave point marvel"),
	repeats: { twice: 2, thrice: 3 },
	timesWords: words("times x"),
	workPrefixes: words("business working work"),
};

const UNITS = "first second third fourth fifth sixth seventh eighth ninth".split(" ");
const TEENS =
	"tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(" ");

/** "first" to "thirty-first". */
export const englishDayWords: LanguageTable["dayWords"] = Object.fromEntries(
	[...UNITS, ...TEENS, "twentieth", ...UNITS.map((unit) => `twenty-${unit}`), "thirtieth", "thirty-first"].map(
		(word, index) => [word, index + 1],
	),
);
