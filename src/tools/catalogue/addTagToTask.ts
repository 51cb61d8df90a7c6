/** The seed's `add_tag_to_task`; also at ten tags it is no mistake to put on one that is there. */
import { tagOfTaskTool } from "./tagOfTask.ts";

export const addTagToTask = tagOfTaskTool({
	name: "add_tag_to_task",
	title: "Tag a task",
	description: 'Put a tag on a task, by name or number. Example: {"task_id":12,"tag":"home"}. A new one: create_tag.',
	words: { done: "added", unchanged: "already_assigned" },
	verb: "tag",
	change: (tag_ids, tag_id) => (tag_ids.includes(tag_id) ? tag_ids : [...tag_ids, tag_id]),
});
