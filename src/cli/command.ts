/** What a command of the command line works with. It resolves to the exit code: 0 all well, 1 a finding. */
import type { Configuration } from "../config.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../store.ts";

export interface CommandContext {
	readonly config: Configuration;
	readonly say: (line: string) => void;
	readonly clock: Clock;
	/** Starts the embedded database when no server runs, joins it when one does. */
	readonly openStore: () => Promise<Store>;
}
