/** Every sentence of the server in German. */
import type { Words } from "../en/english.ts";
import { mails } from "./mails.ts";
import { moments } from "./moments.ts";
import { states } from "./states.ts";

export const german: Words = { language: "de", moments, states, mails };
