/** Filters that the help shows, with what they are examples of. The language of filters is one for all. */
export const HELP_FILTERS = [
	["today & #home", "both"],
	["overdue | p1", "either"],
	["7 days & !recurring", "not"],
	["search: rent", "found"],
] as const;
