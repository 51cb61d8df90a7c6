/** What a language has to say of each setting: one entry each, which the compiler asks for (`domain/settings/settings.ts`). */

import type { ChannelName } from "../domain/channels.ts";
import type { Settings } from "../domain/settings/settings.ts";
import type { TimeText } from "../domain/time/instant.ts";

/** How values are worded that read otherwise for each user. */
export interface Wording {
	readonly time: (time: TimeText) => string;
	/** A language tag, as that language calls itself. */
	readonly language: (tag: string) => string;
	readonly way: (channel: ChannelName) => string;
}

type Saying<Value> =
	| ((value: Value, say: Wording) => string)
	| ([Value] extends [string] ? Readonly<Record<Value, string>> : never);

/** `name`: of the setting by itself, where one says that it was changed. `said`: what it is set to, by value or of it. */
export type SettingWords = {
	readonly [Name in keyof Settings]: { readonly name: string; readonly said: Saying<Settings[Name]> };
};

/** The names among those of all fields that a refusal can tell of. */
export const fieldNames = (words: SettingWords) =>
	Object.fromEntries(Object.entries(words).map(([setting, { name }]) => [`field_${setting}`, name])) as {
		readonly [Name in keyof Settings as `field_${Name}`]: string;
	};
