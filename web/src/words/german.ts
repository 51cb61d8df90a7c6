/** Every sentence of the page in German. */
import type { Messages } from "./english.ts";
import { firstGerman } from "./firstGerman.ts";
import { laterGerman } from "./laterGerman.ts";

export const german: Messages = { ...firstGerman, ...laterGerman };
