/** The states and priorities of a task in German. */
import type { StateWords } from "../en/states.ts";

export const states: StateWords = {
	priorities: { low: "niedrig", medium: "mittel", high: "hoch", urgent: "dringend" },
	statuses: { open: "offen", completed: "erledigt", deleted: "gelöscht" },
};
