/** A language in which texts are read. */
import type { LanguageTable } from "./grammar.ts";

export interface Tongue {
	/** As locales begin with it. */
	readonly code: string;
	readonly table: LanguageTable;
}
