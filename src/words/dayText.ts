/** A day as a person reads it: in the language of the account, in the order in which it writes dates. Every date is worded here. */
import type { Settings } from "../domain/settings/settings.ts";
import { wordsFor } from "./words.ts";

/** What of the settings a day is worded by. */
export type DayReading = Pick<Settings, "locale" | "date_order">;

/** `short`: `Tue 24 Nov 2026`; `whole`: `Tuesday 24 November 2026`; `plain`: the same without the weekday. */
export type DayForm = "short" | "whole" | "plain";

export const dayText = (date: Temporal.PlainDate, { locale, date_order }: DayReading, form: DayForm = "short") =>
	wordsFor(locale).moments.day(date, date_order, form);
