/** What becomes of the tasks below one: as a command says it, and as the setting does. */
import { z } from "zod";
import { CHOICES_OF_CHILDREN } from "../../domain/commands/commands.ts";
import { CHILDREN_SETTINGS } from "../../domain/settings/settings.ts";

const Children = z.enum(CHOICES_OF_CHILDREN).optional().meta({
	description:
		"what becomes of the tasks below; absent: as the setting `children` says, and where that is `ask` it has to be said",
});
/** Of a deletion it stands in the query, of all else in the body. */
export const ChildrenChoice = z.strictObject({ children: Children }).meta({ id: "ChildrenChoice" });
export const ChildrenQuery = z.strictObject({ children: Children });

export const ChildrenSetting = z.enum(CHILDREN_SETTINGS).meta({
	description: "what completing, deleting, reopening and restoring a task does to those below it",
});
