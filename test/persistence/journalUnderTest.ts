/** What the contract suites of the journal are given. */
import type { Journal } from "../../src/ports/commands/journal.ts";

export interface JournalUnderTest {
	readonly journal: Journal;
	/** An account with nothing in its journal. */
	addAccount(): Promise<string>;
	/** The clock that `not_before` is compared with. */
	now(): Promise<Temporal.Instant>;
	close(): Promise<void>;
}
