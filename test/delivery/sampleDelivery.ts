/** A claimed delivery as the ledger gives it out; a test names what matters to it. */

import type { InstantText } from "../../src/domain/time/instant.ts";
import { createMailLinks } from "../../src/host/mailLinks.ts";
import type { ClaimedDelivery } from "../../src/ports/delivery/deliveryLedger.ts";

export const LINKS = createMailLinks(["a secret for tests, thirty-two characters"]);
export const SITE = { from: "Adjutant <adjutant@example.org>", publicUrl: "http://127.0.0.1:3000", links: LINKS };

type Changes = Partial<Omit<ClaimedDelivery, "task" | "recipient">> & {
	readonly task?: Partial<ClaimedDelivery["task"]>;
	readonly recipient?: Partial<ClaimedDelivery["recipient"]>;
};

export function sampleDelivery({ task, recipient, ...changes }: Changes = {}): ClaimedDelivery {
	return {
		delivery_id: "0e6f4c1e-0000-5000-8000-000000000001",
		entry_id: "0e6f4c1e-0000-5000-8000-000000000001",
		also: [],
		user_id: "ann",
		task_id: 12,
		reminder_id: 3,
		channel: "email",
		attempt: 1,
		room_in_ms: null,
		planned_at: "2026-11-23T09:00:00.000Z" as InstantText,
		fired_at: "2026-11-23T09:00:00.040Z" as InstantText,
		held_until: null,
		...changes,
		task: {
			title: "Pay rent",
			description: null,
			priority: "medium",
			due: null,
			duration_minutes: null,
			status: "open",
			...task,
		},
		recipient: {
			address: "ann@example.net",
			name: "Ann",
			time_zone: "Europe/Berlin",
			date_order: "dmy",
			locale: "en-GB",
			is_verified: true,
			mute: null,
			...recipient,
		},
	};
}
