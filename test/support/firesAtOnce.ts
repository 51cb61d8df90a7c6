/** What makes a reminder fire, without a race between the test and its instant. */

/**
 * Fields of a task whose reminder fires as soon as the task is there. An instant that is named must be still to come when it is
 * read, which a slow machine, or a clock that is stepped, may miss; a lead time may reach back past now.
 */
export const firesAtOnce = () => ({
	due: { at: new Date(Date.now() + 3_600_000).toISOString(), time_zone: "UTC" },
	reminders: [{ before_minutes: 120 }],
});
