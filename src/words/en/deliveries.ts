/** Why a delivery did not go out, or not yet, as the list of deliveries shows it, in English. What others answered stays theirs. */
export const deliveries = {
	muted: "muted",
	mutedUntil: (moment: string) => `muted until ${moment}`,
	unverified: "the e-mail address is not verified",
	hourIsFull: (most: number) => `at most ${most} messages an hour go to one user`,
	unread: "the tasks could not be read",
	/** Why it was given up. */
	givenUp: { refused: "refused", attempts: "no attempt left", day: "a day has passed", over: "its day is over" },
	/** `last`: what the last attempt came to. */
	because: (why: string, last: string) => `${why}: ${last}`,
};
export type DeliveryWords = typeof deliveries;
