/** Why a tool refuses before any command is sent, in English, by key; a name in braces stands for what differs. */
export const toolRefusals = {
	unknown_tool: "There is no tool “{name}”. There are: {names}.",
	no_task: "There is no task #{task_id}. Nearest: {nearest}. Take one of these, or look with search_tasks.",
	no_task_at_all: "There is no task #{task_id}, and no open task at all. Nothing was changed.",
	no_category: "There is no category {id}. There are: {known}.",
	no_category_at_all: "There is no category {id}, and none at all yet: create_category makes one.",
	no_tag: "There is no tag {id}. There are: {known}.",
	no_tag_at_all: "There is no tag {id}, and none at all yet: create_tag makes one.",
	no_filter: "There is no saved filter “{name}”. There are: {known}.",
	no_filter_at_all: "There is no saved filter “{name}”, and none at all yet: save_filter keeps one.",
	no_reminder: "There is no reminder {reminder_id}: list_reminders shows those that are set.",
	reads_only: "This access can only read. Nothing was changed; the user can give it the scope tasks:write.",
	settled_never: "The user has decided that this tool may not be used. Nothing was changed.",
	not_allowed: "A tool may not do this. Nothing was changed.",
	cancelled_before: "Cancelled before it began. Nothing was changed.",
	tool_busy: "Too much is being asked of this account at once. Nothing was changed; try again in a moment.",
	tool_unavailable:
		"The database cannot be reached, so it is not known whether this was done. Ask again with the same key.",
	tool_key_reused: "This key was used for another call before. Nothing was changed.",
	nothing_named: "Name at least one field to change.",
	exactly_one: "Give exactly one of {one} and {other}.",
	no_moment:
		"{field}: “{said}” is not a date I can read. Say “tomorrow at 9”, “next Friday”, 2026-11-24 or 2026-11-24T09:00.",
	no_rule: "{field}: “{said}” is not a recurrence I can read. Say “every monday at 9”, “daily” or an RRULE.",
	no_document: "id must be a task’s number, as search gave it.",
	not_recurring: "#{task_id} “{title}” does not recur: update_task changes its due date, or makes it recur.",
	no_proposal: "There is no such proposal.",
	answered_confirmed: "This was answered with yes before, so nothing was done now.",
	answered_declined: "This was answered with no before, so nothing was changed.",
	answered_expired: "The question has expired, so nothing was changed: ask for it again.",
	task_changed_since: "{names} changed since the question was asked, so nothing was done: ask for it again.",
	tasks_changed_since: "{names} have changed since the question was asked, so nothing was done: ask for it again.",
	category_changed_since:
		"The category “{name}” changed since the question was asked, so nothing was done: ask for it again.",
	filter_changed_since:
		"The filter “{name}” changed since the question was asked, so nothing was done: ask for it again.",
	tag_changed_since: "The tag “{name}” changed since the question was asked, so nothing was done: ask for it again.",
} as const;
