/** Locales to choose from, each by its own name. */
import { knownLocale } from "./zone.ts";

const COMMON = [
	"en-GB",
	"en-US",
	"en-IN",
	"en-AU",
	"ar",
	"bn",
	"cs",
	"da",
	"de",
	"el",
	"es",
	"fa",
	"fi",
	"fr",
	"he",
	"hi",
	"hu",
	"id",
	"it",
	"ja",
	"ko",
	"nl",
	"no",
	"pl",
	"pt-BR",
	"pt-PT",
	"ro",
	"ru",
	"sv",
	"th",
	"tr",
	"uk",
	"ur",
	"vi",
	"zh-CN",
	"zh-TW",
];

/** Common ones, the browser's, and the present one, by name; tags that this browser cannot read are left out. */
export function localeChoices(
	present: string,
	browsers: readonly string[],
): readonly (readonly [tag: string, name: string])[] {
	const tags = new Set([present, ...browsers, ...COMMON].flatMap((tag) => knownLocale(tag) ?? []));
	return [...tags]
		.map((tag) => [tag, new Intl.DisplayNames([tag, "en"], { type: "language" }).of(tag) ?? tag] as const)
		.sort(([, a], [, b]) => a.localeCompare(b));
}
