/**
 * Every sentence of the page in English; its shape is the one that other languages have to fill (`Messages`). The page itself loads
 * the two parts, each when it is needed.
 */
import { firstEnglish } from "./firstEnglish.ts";
import { laterEnglish } from "./laterEnglish.ts";

export const english = { ...firstEnglish, ...laterEnglish };

/** What is there from the first look on. */
export type FirstMessages = typeof firstEnglish;
/** What comes with the views that are loaded later. */
export type LaterMessages = typeof laterEnglish;
/** What a language has to say; a sentence that is missing, or takes other parameters, is an error of types. */
export type Messages = FirstMessages & LaterMessages;
