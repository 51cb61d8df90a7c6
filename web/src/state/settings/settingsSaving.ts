/** Settings as they are saved: what was refused stands at its field, and for a moment that it was saved. */
import { createContext, useContext } from "solid-js";
import { Problem } from "../../net/request.ts";
import type { Settings } from "../../wire.ts";
import type { Messages } from "../../words/english.ts";
import type { DeskView, Saying } from "../desk/desk.ts";
import { createFormFault, type FormFault, placeOf } from "../parts/formFault.ts";

export interface SettingsSaving {
	/** Its places are the settings, by their names in the contract. */
	readonly fault: FormFault;
	/** `said` of the change, with its undo. Resolves when it is saved or refused. */
	save(changes: Partial<Settings>, said: Saying): Promise<void>;
}

export function createSettingsSaving(desk: DeskView, words: () => Messages): SettingsSaving {
	const fault = createFormFault(() => true, words);
	return {
		fault,
		save: async (changes, said) => {
			const names = Object.keys(changes);
			fault.clear();
			/** What names no field of these, such as a server that is away, is said over the page. */
			const isPlaced = (problem: unknown) =>
				problem instanceof Problem &&
				problem.fields.size > 0 &&
				[...problem.fields.keys()].every((field) => names.includes(placeOf(field)));
			const refused = (problem: unknown) => {
				if (!isPlaced(problem)) return false;
				fault.show(problem);
				return true;
			};
			if (await desk.changeSettings(changes, said, refused)) fault.markSaved(names);
		},
	};
}

const SavingContext = createContext<SettingsSaving>();
export const SettingsSavingProvider = SavingContext.Provider;

export function useSettingsSaving(): SettingsSaving {
	const saving = useContext(SavingContext);
	if (!saving) throw new Error("This part stands outside the settings.");
	return saving;
}
