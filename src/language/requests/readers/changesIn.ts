/** Which readings would be changes of a task that is there. Pure. */
import type { ChangeRequest, Request } from "../request.ts";

/** What words may ask for that would be a task where there is none of that name ("skip the plants"). */
const IS_CHANGE: Readonly<Record<ChangeRequest["kind"], boolean>> = {
	complete: true,
	rename: true,
	reopen: true,
	delete: true,
	restore: true,
	clear_due: true,
	clear_category: true,
	cancel_reminder: true,
	end_series: true,
	skip_occurrence: true,
	pause_series: true,
	resume_series: true,
	change_due: true,
	move_occurrence: true,
	shift_due: true,
	set_duration: true,
	change_priority: true,
	clear_tags: true,
	add_tag: true,
	remove_tag: true,
	set_category: true,
	make_recurring: true,
	change_recurrence: true,
	// Their words are as often a task of their own: "note on the door", "remind me of the rent at 5" (isChange says when).
	add_below: false,
	describe: false,
	move_reminder: false,
	put_below: false,
	remind: false,
	snooze: false,
};

/** The changes that a reading is, or may be; `undefined`: it is none. */
export function changesIn(request: Request): readonly ChangeRequest[] | undefined {
	const all = request.kind === "either" ? request.readings : [request];
	const changes = all.filter(isChange);
	return changes.length === 0 ? undefined : changes;
}

/** A new task to be reminded of is likelier than one more reminder of a task that is there ("remind me of the rent at 5"). */
function isChange(request: Request): request is ChangeRequest {
	if (request.kind === "remind")
		return request.is_likely === true || request.reminders.every((wish) => "before_minutes" in wish);
	return (
		"reference" in request && Object.hasOwn(IS_CHANGE, request.kind) && IS_CHANGE[request.kind as ChangeRequest["kind"]]
	);
}
