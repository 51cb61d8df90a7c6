import { createDrivenClock } from "../support/drivenClock.ts";
import { deliveryLedgerContract } from "./deliveryLedger.contract.ts";
import { createMemoryLedger } from "./memoryLedger.ts";
import { sampleDelivery } from "./sampleDelivery.ts";

deliveryLedgerContract("delivery ledger in memory: contract", async () => {
	const clock = createDrivenClock();
	const ledger = createMemoryLedger(clock);
	let count = 0;
	const add = async (status: "open" | "completed" = "open") => {
		const delivery_id = `delivery-${++count}`;
		ledger.add(sampleDelivery({ delivery_id, task: { status } }));
		return delivery_id;
	};
	return {
		ledger,
		add: () => add(),
		addCompleted: () => add("completed"),
		elapse: clock.advance,
		close: async () => {},
	};
});
