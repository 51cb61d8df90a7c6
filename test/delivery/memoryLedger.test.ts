import { toInstantText } from "../../src/domain/time/instant.ts";
import { createDrivenClock } from "../support/drivenClock.ts";
import { deliveryLedgerContract } from "./deliveryLedger.contract.ts";
import type { Together } from "./ledgerUnderTest.ts";
import { createMemoryLedger } from "./memoryLedger.ts";
import { sampleDelivery } from "./sampleDelivery.ts";

deliveryLedgerContract("delivery ledger in memory: contract", async () => {
	const clock = createDrivenClock();
	const ledger = createMemoryLedger(clock);
	let count = 0;
	const add = async (
		user?: string,
		channel = "email",
		{ status = "open", isHeld = false }: Together = {},
		together?: "together",
	) => {
		const delivery_id = `delivery-${++count}`;
		const fired_at = toInstantText(clock.now());
		ledger.add(
			sampleDelivery({
				delivery_id,
				user_id: user ?? delivery_id,
				channel,
				fired_at,
				held_until: isHeld ? fired_at : null,
				task: { status },
			}),
			together,
		);
		return delivery_id;
	};
	return {
		ledger,
		add: (user, channel) => add(user, channel),
		addHeld: (user) => add(user, "email", { isHeld: true }),
		addTogether: (user, of) => add(user, "email", { isHeld: true, ...of }, "together"),
		addCompleted: () => add(undefined, "email", { status: "completed" }),
		setVerified: async (user, isVerified) => ledger.setVerified(user, isVerified),
		setMute: async (user, mute) => ledger.setMute(user, mute),
		elapse: clock.advance,
		close: async () => {},
	};
});
