import { knownLocale } from "./zone.ts";

/** A short length: "20 ms", from a second on "1.5 sec". */
export function sayMs(lengthMs: number, locale: string): string {
	const [count, unit] = lengthMs < 1_000 ? [Math.round(lengthMs), "millisecond"] : [lengthMs / 1_000, "second"];
	return new Intl.NumberFormat(knownLocale(locale), { style: "unit", unit, maximumFractionDigits: 1 }).format(count);
}
