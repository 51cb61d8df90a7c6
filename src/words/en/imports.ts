/** What an import says of what it did not take over as it stands. `about`: what of the file it is about. */
export const imports = {
	/** Stands in the description of a task, which has no deadline beside its due date. */
	deadline: (date: string) => `Deadline: ${date}`,
	/** Stands in the description likewise. */
	location: (place: string) => `Where: ${place}`,
	remarks: {
		title_cut: () => "The title is longer than 200 characters; the whole title is in the description.",
		untitled: () => "It has no title and was left out.",
		description_cut: () => "The description is longer than 10,000 characters; the rest was left out.",
		labels_dropped: (about: string) => `There is no room for these labels: ${about}.`,
		label_cut: (about: string) => `A label was too long; it is “${about}” now.`,
		duration_dropped: (about: string) => `A task takes 5 to 1,440 minutes; ${about} was left out.`,
		date_unread: (about: string) => `The date “${about}” was not understood and was left out.`,
		date_from_today: (about: string) =>
			`The date “${about}” counts from a day that the file does not name; it was read as of today.`,
		recurrence_unread: (about: string) =>
			`The rule “${about}” was not understood in full; the task is here, its rule is not.`,
		reminder_dropped: (about: string) =>
			about === "" ? "A reminder was left out." : `A reminder was left out: ${about}`,
		zone_unknown: (about: string) => `The time zone “${about}” is not known; yours was taken.`,
		parent_missing: () => "The task above it is not in the file, or was left out; it is on its own now.",
		too_deep: () => "It was more than five levels deep; it is on the fifth now.",
		deadline_noted: (about: string) => `The deadline ${about} is in the description.`,
		kind_left_out: (about: string) => `“${about}” is a note, not a task, and was left out.`,
		kind_unknown: (about: string) => `${about} is no task and no event, and was left out.`,
		parts_left_out: (about: string) => `A task has no place for this, and it was left out: ${about}.`,
		cancelled_left_out: (about: string) => `“${about}” was cancelled, and was left out.`,
		over_left_out: (about: string) =>
			about === "1" ? "An event that is over was left out." : `${about} events that are over were left out.`,
		row_unread: (about: string) => `It cannot be read${about === "" ? "" : ` (${about})`}, and was left out.`,
		deleted_since: () => "It was imported before and has been deleted since; it stays deleted.",
		refused: (about: string) => `It was left out: ${about}`,
	},
};
export type ImportWords = typeof imports;
