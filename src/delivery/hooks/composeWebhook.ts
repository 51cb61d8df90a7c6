/** What a webhook says of reminders. Pure: the same delivery gives the same message (P5). */
import { LIMITS } from "../../domain/tasks/task.ts";
import { taskLink } from "../../domain/tasks/taskLink.ts";
import type { ClaimedDelivery } from "../../ports/delivery/deliveryLedger.ts";
import { oneLine } from "../safeText.ts";

export interface WebhookMessage {
	readonly user_id: string;
	readonly id: string;
	/** JSON. */
	readonly body: string;
}

/** What quiet hours held is one message: the list has each reminder, the first first. */
export function composeWebhook(delivery: ClaimedDelivery, publicUrl: string): WebhookMessage {
	const { user_id, delivery_id, also } = delivery;
	const reminders = [delivery, ...also].map(({ task_id, reminder_id, planned_at, fired_at, task }) => ({
		task_id,
		reminder_id,
		title: oneLine(task.title, LIMITS.title),
		priority: task.priority,
		due: task.due,
		planned_at,
		fired_at,
		link: taskLink(publicUrl, { user_id, task_id }),
	}));
	const body = { type: "reminder.fired", timestamp: delivery.fired_at, data: { reminders } };
	return { user_id, id: delivery_id, body: JSON.stringify(body) };
}
