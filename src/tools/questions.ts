/** What the user is asked before something is done, in the language of the account. Plain text, not Markdown. */

import type { Settings } from "../domain/settings/settings.ts";
import type { Task } from "../domain/tasks/task.ts";
import type { ToolDeed } from "../words/en/tools.ts";
import { wordsFor } from "../words/words.ts";
import { plainTaskName } from "../words/written.ts";

/** Tasks that a question names; the others are counted. */
const NAMED = 5;

/** `below`: how many tasks go along. */
export function questionAbout(
	deed: ToolDeed,
	tasks: readonly Pick<Task, "task_id" | "title">[],
	{ locale }: Pick<Settings, "locale">,
	below = 0,
): string {
	const words = wordsFor(locale);
	const names = tasks.slice(0, NAMED).map((task) => plainTaskName(task, words));
	return words.tools.whether(deed, names, tasks.length - names.length, below);
}
