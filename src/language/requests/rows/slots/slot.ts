/** What a slot is. */

import type { Tongue } from "../../../shapes/tongue.ts";
import type { Line } from "../../request.ts";

/** In which language the phrase is, beside what a line is read with. */
export type Reading = Line["context"] & { readonly tongue: Tongue };

export interface Slot {
	/** An expression without groups. In the middle of a phrase it takes as little as it can. */
	readonly pattern: string;
	/** The same at the end of a phrase. */
	readonly atEnd?: string;
	/** How much its words tell by themselves. */
	readonly weight?: number;
	/** Fields of the request; `undefined`: these words are none of it. */
	read(said: string, context: Reading): Readonly<Record<string, unknown>> | undefined;
}

export type Slots = Readonly<Record<string, Slot>>;

/** Of two slots without an end in one phrase the second has one, or a text could be shared out between them in many ways. */
export const SHORT = ".{1,200}?";

/** Its words do not matter beyond being there. */
export const nothing = () => ({});
