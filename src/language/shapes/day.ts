/** A day that was said. `next`: where it goes on when the time said on it has passed; undefined: it stays. */
export interface Day {
	readonly date: Temporal.PlainDate;
	readonly next: Temporal.PlainDate | undefined;
}
