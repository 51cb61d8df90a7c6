/** Every sentence of the server in English; its shape is the one that other languages have to fill (`Words`). */
import { mails } from "./mails.ts";
import { moments } from "./moments.ts";
import { states } from "./states.ts";

export const english = { language: "en", moments, states, mails };

/** What a language has to say; a message that is missing, or takes other parameters, is an error of types. */
export type Words = typeof english;
