/** Which command is answered how, and what readers of answers ask of them. */

import type { Task } from "../tasks/task.ts";
import type { Command } from "./commands.ts";
import type { CommandAnswer } from "./decision.ts";

/** The kinds of answer that each command has. What only the system asks for may have had nothing to do. */
const ANSWERS = {
	AddTask: ["task"],
	EditTask: ["task"],
	PlaceTask: ["task"],
	CompleteTask: ["task"],
	ReopenTask: ["task"],
	DeleteTask: ["task"],
	RestoreTask: ["task"],
	SkipOccurrence: ["task"],
	MoveOccurrence: ["task"],
	ChangeRecurrence: ["task"],
	PauseSeries: ["task"],
	ResumeSeries: ["task"],
	EndSeries: ["task"],
	GrowNextOccurrence: ["task", "nothing"],
	AddReminder: ["reminder"],
	CancelReminder: ["reminder"],
	SnoozeReminder: ["reminder"],
	FireReminders: ["nothing"],
	AddCategory: ["category"],
	EditCategory: ["category"],
	DeleteCategory: ["category"],
	AddTag: ["tag"],
	EditTag: ["tag"],
	DeleteTag: ["tag"],
	AddFilter: ["filter"],
	EditFilter: ["filter"],
	DeleteFilter: ["filter"],
	ChangeSettings: ["settings", "settings_preview"],
	FollowSettings: ["nothing"],
	Undo: ["undo"],
} as const satisfies Record<Command["type"], readonly CommandAnswer["kind"][]>;

/** The answers that this command can have. */
export type AnswerOf<Type extends Command["type"]> = Extract<CommandAnswer, { kind: (typeof ANSWERS)[Type][number] }>;

/** Whether it is one that this command can have. */
export function isAnswerTo<Type extends Command["type"]>(
	command: { readonly type: Type },
	answer: CommandAnswer,
): answer is AnswerOf<Type> {
	const kinds: readonly CommandAnswer["kind"][] = ANSWERS[command.type];
	return kinds.includes(answer.kind);
}

/** The task that the answer shows, where it is about one. */
export function taskOfAnswer(answer: CommandAnswer): Task | undefined {
	return answer.kind === "task" || answer.kind === "reminder" ? answer.task : undefined;
}
