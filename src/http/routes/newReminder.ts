/** The reminder that a request asks for, as the domain takes it. */
import type { z } from "zod";
import type { NewReminder } from "../../domain/commands/commands.ts";
import type { AskedReminder } from "../contract/dueContract.ts";

export function newReminder({ channels, ...spec }: z.output<typeof AskedReminder>): NewReminder {
	return channels === undefined ? { spec } : { spec, channels };
}
