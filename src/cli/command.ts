/** What a command of the command line works with. It resolves to the exit code: 0 all well, 1 a finding, 2 asked wrongly. */
import type { Configuration } from "../config.ts";
import type { Store } from "../parts/store.ts";
import type { Clock } from "../ports/process/clock.ts";
import type { Log } from "../ports/process/log.ts";

/** The usage is said by who knows all commands. */
export const ASKED_WRONGLY = 2;

export interface CommandContext {
	readonly config: Configuration;
	/** What stood behind the command's name. */
	readonly args: readonly string[];
	readonly say: (line: string) => void;
	readonly clock: Clock;
	readonly log: Log;
	/** Starts the embedded database when no server runs, joins it when one does. */
	readonly openStore: () => Promise<Store>;
}
