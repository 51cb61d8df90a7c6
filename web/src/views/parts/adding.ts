/** Adding a task from wherever one is: whoever has a button for it says with which words the line begins. */
import { createContext, useContext } from "solid-js";

type Add = (start: string) => void;

const Adding = createContext<Add>();
export const AddProvider = Adding.Provider;

export function useAdding(): Add {
	const add = useContext(Adding);
	if (!add) throw new Error("Nothing can be added from here.");
	return add;
}
