/** `add_tag_to_task`; also at ten tags it is no mistake to put on one that is there. */
import { tagOfTaskTool } from "./tagOfTask.ts";

export const addTagToTask = tagOfTaskTool({
	name: "add_tag_to_task",
	title: "Tag a task",
	description: "Put a tag that there is on a task. One that there is not: create_tag first.",
	words: { done: "added", unchanged: "already_assigned" },
	verb: "tag",
	change: (tag_ids, tag_id) => (tag_ids.includes(tag_id) ? tag_ids : [...tag_ids, tag_id]),
});
