/** What every delivery ledger promises the mailer (ports/deliveryLedger.ts), in memory or in PostgreSQL. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { DeliveryLedger } from "../../src/ports/deliveryLedger.ts";

export interface LedgerUnderTest {
	/** Fresh: without deliveries. */
	readonly ledger: DeliveryLedger;
	/** Puts a queued delivery of an open task into it, due at once, and returns its id. */
	add(): Promise<string>;
	/** The same for a task that was completed after the firing. */
	addCompleted(): Promise<string>;
	/** Lets time pass on the ledger's own clock. */
	elapse(ms: number): Promise<void>;
	close(): Promise<void>;
}

const LEASE_MS = 400;

export function deliveryLedgerContract(name: string, createLedger: () => Promise<LedgerUnderTest>): void {
	const promise = suite<{ under: LedgerUnderTest }>(name);
	promise.before.each(async (context) => {
		context.under = await createLedger();
	});
	promise.after.each(async (context) => {
		await context.under.close();
	});
	const idsOf = async (ledger: DeliveryLedger, limit = 10) =>
		(await ledger.claim(limit, LEASE_MS)).map((delivery) => delivery.delivery_id);

	promise("given queued deliveries, when two mailers claim at once, then each has its own (P5)", async ({ under }) => {
		const { ledger, add } = under;
		const all = [await add(), await add(), await add(), await add()];
		const claims = (await Promise.all([idsOf(ledger, 2), idsOf(ledger, 2)])).flat();
		assert.equal(claims.toSorted(), all.toSorted());
		assert.equal(await idsOf(ledger), []);
	});

	promise("given a claim whose lease ran out, then it is claimed again as the next attempt (P5)", async ({ under }) => {
		const { ledger, add, elapse } = under;
		const id = await add();
		assert.equal(
			(await ledger.claim(1, LEASE_MS)).map((delivery) => delivery.attempt),
			[1],
		);
		await elapse(LEASE_MS + 50);
		const again = await ledger.claim(1, LEASE_MS);
		assert.equal(
			again.map((delivery) => [delivery.delivery_id, delivery.attempt]),
			[[id, 2]],
		);
	});

	promise(
		"given a claim that was taken over, then its mailer settles nothing, in whatever way (P5)",
		async ({ under }) => {
			const { ledger, add, elapse } = under;
			const lost = { delivery_id: await add(), attempt: 1 };
			await ledger.claim(1, LEASE_MS);
			await elapse(LEASE_MS + 50);
			const [again] = await ledger.claim(1, LEASE_MS);
			assert.is(again?.attempt, 2);
			const marks = [
				await ledger.markSent(lost, "250 ok"),
				await ledger.markNotWanted(lost),
				await ledger.markDead(lost, "550 no"),
				await ledger.markForRetry(lost, "451 later", 0),
			];
			assert.equal(marks, [false, false, false, false]);
			assert.equal(await ledger.counts(), { queued: 0, sending: 1, sent: 0, not_wanted: 0, dead: 0 });
			assert.equal(await idsOf(ledger), [], "the second claim keeps its lease");
			assert.ok(await ledger.markSent({ ...lost, attempt: 2 }, "250 ok"));
		},
	);

	promise("given a delivery that is sent, not wanted or dead, then it is never claimed again", async ({ under }) => {
		const { ledger, add, elapse } = under;
		const [sent, notWanted, dead] = [await add(), await add(), await add()];
		await idsOf(ledger);
		assert.ok(await ledger.markSent({ delivery_id: sent, attempt: 1 }, "250 ok"));
		assert.ok(await ledger.markNotWanted({ delivery_id: notWanted, attempt: 1 }));
		assert.ok(await ledger.markDead({ delivery_id: dead, attempt: 1 }, "550 no"));
		await elapse(LEASE_MS + 50);
		assert.equal(await idsOf(ledger), []);
		assert.is(await ledger.nextDueInMs(), undefined);
		assert.equal(await ledger.counts(), { queued: 0, sending: 0, sent: 1, not_wanted: 1, dead: 1 });
	});

	promise("given a retry in 300 ms, then it is claimed after them and not before", async ({ under }) => {
		const { ledger, add, elapse } = under;
		const id = await add();
		await idsOf(ledger);
		assert.ok(await ledger.markForRetry({ delivery_id: id, attempt: 1 }, "451 later", 300));
		assert.equal(await idsOf(ledger), []);
		const nextMs = await ledger.nextDueInMs();
		assert.ok(nextMs !== undefined && nextMs > 0 && nextMs <= 300, `next in ${nextMs} ms`);
		await elapse(350);
		assert.equal(await idsOf(ledger), [id]);
	});

	promise("given a queued delivery, then the next is due now; given none, then never", async ({ under }) => {
		assert.is(await under.ledger.nextDueInMs(), undefined);
		await under.add();
		assert.is(await under.ledger.nextDueInMs(), 0);
	});

	promise("given a task that was completed since, then the claim says so", async ({ under }) => {
		await under.addCompleted();
		const [claimed] = await under.ledger.claim(1, LEASE_MS);
		assert.is(claimed?.task.status, "completed");
	});

	promise.run();
}
