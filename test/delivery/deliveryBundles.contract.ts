/** The part of the ledger's promises that is about several deliveries in one message. */
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import {
	type ClaimedDelivery,
	type ClaimWish,
	type DeliveryLedger,
	MOST_TOGETHER,
} from "../../src/ports/delivery/deliveryLedger.ts";
import type { LedgerUnderTest } from "./ledgerUnderTest.ts";

interface Claims {
	claimOf(ledger: DeliveryLedger, limit: number, wish?: Partial<ClaimWish>): Promise<readonly ClaimedDelivery[]>;
	idsOf(ledger: DeliveryLedger, limit?: number): Promise<readonly string[]>;
	readonly slackMs: number;
}

export function bundlePromises(promise: Test<{ under: LedgerUnderTest }>, { claimOf, idsOf, slackMs }: Claims): void {
	promise(
		"given three of one user that were held until one minute, then they are one message, tried and ended together",
		async ({ under }) => {
			const { ledger, add, addHeld, addTogether, elapse } = under;
			const first = await addHeld("ann");
			const mates = [await addTogether("ann"), await addTogether("ann", { status: "completed" })];
			const [later, other] = [await add("ann"), await add("bob")];
			const claimed = await claimOf(ledger, 10);
			assert.equal(claimed.map(({ delivery_id }) => delivery_id).toSorted(), [first, other].toSorted());
			assert.equal(await idsOf(ledger), [later]);
			const bundle = claimed.find(({ delivery_id }) => delivery_id === first);
			assert.equal([bundle?.entry_id, bundle?.attempt], [first, 1]);
			assert.equal(bundle?.also.map(({ entry_id }) => entry_id).toSorted(), mates.toSorted());
			assert.equal(bundle?.also.map(({ task }) => task.status).toSorted(), ["completed", "open"]);
			assert.ok(await ledger.markForRetry({ delivery_id: first, attempt: 1 }, "451 later", 0));
			await elapse(slackMs);
			const [again, ...rest] = await claimOf(ledger, 10);
			assert.equal([again?.delivery_id, again?.attempt, again?.also.length, rest.length], [first, 2, 2, 0]);
			assert.ok(await ledger.markSent({ delivery_id: first, attempt: 2, unwanted: mates.slice(1) }, "250 ok"));
			const { sent, not_wanted, sending } = await ledger.counts();
			assert.equal({ sent, not_wanted, sending }, { sent: 2, not_wanted: 1, sending: 2 });
			assert.not.ok(await ledger.markSent({ delivery_id: first, attempt: 2 }, "250 ok"));
		},
	);

	promise(
		"given several of one minute of which nothing was held, or not all, then each of those is a message of its own",
		async ({ under }) => {
			const { ledger, add, addHeld, addTogether } = under;
			const apart = [await add("ann"), await addTogether("ann", { isHeld: false })];
			assert.equal(
				(await claimOf(ledger, 10)).map(({ also }) => also.length),
				[0, 0],
			);
			for (const delivery_id of apart) await ledger.markSent({ delivery_id, attempt: 1 }, "250 ok");
			const held = await addHeld("ann");
			const beside = await addTogether("ann", { isHeld: false });
			const claimed = await claimOf(ledger, 10);
			assert.equal(
				claimed.map(({ delivery_id, also }) => [delivery_id, also.length]).toSorted(),
				[
					[held, 0],
					[beside, 0],
				].toSorted(),
			);
		},
	);

	promise(
		"given a message of several that was tried, then what falls due in its minute later is another",
		async ({ under }) => {
			const { ledger, addHeld, addTogether, elapse } = under;
			const first = await addHeld("ann");
			await addTogether("ann");
			const [bundle] = await claimOf(ledger, 1);
			assert.ok(await ledger.postpone({ delivery_id: first, attempt: 1 }, "no room", 0));
			const late = await addTogether("ann");
			await elapse(slackMs);
			const again = await claimOf(ledger, 10);
			assert.equal(
				again.map(({ delivery_id, also }) => [delivery_id, also.length]).toSorted(),
				[
					[first, 1],
					[late, 0],
				].toSorted(),
			);
			assert.is(bundle?.also.length, 1);
		},
	);

	promise(
		"given sixty in one minute, then a message has fifty of them, and counts as one in the hour",
		async ({ under }) => {
			const { ledger, addHeld, addTogether } = under;
			await addHeld("loud");
			for (let n = 1; n < 60; n++) await addTogether("loud");
			const [first] = await claimOf(ledger, 1, { perHour: 2 });
			assert.is(first?.also.length, MOST_TOGETHER - 1);
			if (first) await ledger.markSent(first, "250 ok");
			const [second] = await claimOf(ledger, 1, { perHour: 2 });
			assert.equal([second?.also.length, second?.room_in_ms], [9, null]);
		},
	);
}
