/** The tool `remove_tag_from_task`. */
import { tagOfTaskTool } from "./tagOfTask.ts";

export const removeTagFromTask = tagOfTaskTool({
	name: "remove_tag_from_task",
	title: "Untag a task",
	description: "Take a tag off a task; the tag stays.",
	words: { done: "removed", unchanged: "not_assigned" },
	verb: "untag",
	change: (tag_ids, tag_id) => tag_ids.filter((id) => id !== tag_id),
});
