/** What every delivery ledger promises the mailer (ports/delivery/deliveryLedger.ts), in memory or in PostgreSQL. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { InstantText } from "../../src/domain/time/instant.ts";
import type { ClaimWish, DeliveryLedger } from "../../src/ports/delivery/deliveryLedger.ts";
import { bundlePromises } from "./deliveryBundles.contract.ts";
import type { LedgerUnderTest } from "./ledgerUnderTest.ts";

/** Far more than a slow machine takes between two lines, or its clock is stepped by. */
const SLACK_MS = 10_000;
const LEASE_MS = 600_000;

export function deliveryLedgerContract(name: string, createLedger: () => Promise<LedgerUnderTest>): void {
	const promise = suite<{ under: LedgerUnderTest }>(name);
	promise.before.each(async (context) => {
		context.under = await createLedger();
	});
	promise.after.each(async (context) => {
		await context.under.close();
	});
	const claimOf = (ledger: DeliveryLedger, limit: number, wish: Partial<ClaimWish> = {}) =>
		ledger.claim({ channel: "email", limit, lease_ms: LEASE_MS, inHand: [], perHour: undefined, ...wish });
	const idsOf = async (ledger: DeliveryLedger, limit = 10) =>
		(await claimOf(ledger, limit)).map((delivery) => delivery.delivery_id);

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
			(await claimOf(ledger, 1)).map((delivery) => delivery.attempt),
			[1],
		);
		await elapse(LEASE_MS + SLACK_MS);
		const again = await claimOf(ledger, 1);
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
			await claimOf(ledger, 1);
			await elapse(LEASE_MS + SLACK_MS);
			const [again] = await claimOf(ledger, 1);
			assert.is(again?.attempt, 2);
			const marks = [
				await ledger.markSent(lost, "250 ok"),
				await ledger.markNotWanted(lost),
				await ledger.markDead(lost, "550 no"),
				await ledger.markForRetry(lost, "451 later", 0),
			];
			assert.equal(marks, [false, false, false, false]);
			assert.equal(await ledger.counts(), {
				queued: 0,
				sending: 1,
				sent: 0,
				not_wanted: 0,
				unverified: 0,
				muted: 0,
				nowhere: 0,
				dead: 0,
			});
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
		await elapse(LEASE_MS + SLACK_MS);
		assert.equal(await idsOf(ledger), []);
		assert.is(await ledger.nextDueInMs("email"), undefined);
		assert.equal(await ledger.counts(), {
			queued: 0,
			sending: 0,
			sent: 1,
			not_wanted: 1,
			unverified: 0,
			muted: 0,
			nowhere: 0,
			dead: 1,
		});
	});

	promise("given a retry in ten minutes, then it is claimed after them and not before", async ({ under }) => {
		const { ledger, add, elapse } = under;
		const id = await add();
		await idsOf(ledger);
		assert.ok(await ledger.markForRetry({ delivery_id: id, attempt: 1 }, "451 later", 600_000));
		assert.equal(await idsOf(ledger), []);
		const nextMs = await ledger.nextDueInMs("email");
		assert.ok(Math.abs((nextMs ?? 0) - 600_000) < SLACK_MS, `next in ${nextMs} ms`);
		await elapse(600_000 + SLACK_MS);
		assert.equal(await idsOf(ledger), [id]);
	});

	promise("given a queued delivery, then the next is due now; given none, then never", async ({ under }) => {
		assert.is(await under.ledger.nextDueInMs("email"), undefined);
		await under.add();
		assert.is(await under.ledger.nextDueInMs("email"), 0);
	});

	promise("given a task that was completed since, then the claim says so", async ({ under }) => {
		await under.addCompleted();
		const [claimed] = await claimOf(under.ledger, 1);
		assert.is(claimed?.task.status, "completed");
	});

	promise(
		"given fifty of one user before one of each other, then all users are in the next claim (fair)",
		async ({ under }) => {
			const { ledger, add } = under;
			for (let n = 0; n < 50; n++) await add("loud");
			const others = [await add("ann"), await add("bob")];
			const first = await idsOf(ledger, 4);
			assert.equal(
				others.filter((id) => first.includes(id)),
				others,
			);
			assert.is(first.length, 4);
		},
	);

	promise("given users served in turn, then nobody comes twice before everybody came once", async ({ under }) => {
		const { ledger, add } = under;
		for (const user of ["ann", "bob", "cleo", "dora", "emil"]) for (let n = 0; n < 2; n++) await add(user);
		const users: string[] = [];
		for (let n = 0; n < 5; n++) users.push(...(await claimOf(ledger, 1)).map(({ user_id }) => user_id));
		assert.is(new Set(users).size, 5);
	});

	promise("given a user of whom two are in hand, then nothing more of him is claimed", async ({ under }) => {
		const { ledger, add } = under;
		for (let n = 0; n < 4; n++) await add("loud");
		const first = await claimOf(ledger, 4);
		assert.is(first.length, 2);
		const inHand = first.map(({ user_id }) => user_id);
		assert.equal(await claimOf(ledger, 4, { inHand }), []);
		assert.is((await claimOf(ledger, 4, { inHand: inHand.slice(1) })).length, 1);
	});

	promise(
		"given two sent in this hour, then a bound of two leaves room when the hour of the first is over",
		async ({ under }) => {
			const { ledger, add, elapse } = under;
			for (let n = 0; n < 3; n++) await add("loud");
			for (const { delivery_id, attempt } of await claimOf(ledger, 2, { perHour: 2 })) {
				await ledger.markSent({ delivery_id, attempt }, "250 ok");
			}
			const [third] = await claimOf(ledger, 1, { perHour: 2 });
			assert.ok(Math.abs((third?.room_in_ms ?? 0) - 3_600_000) < SLACK_MS, `room in ${third?.room_in_ms} ms`);
			await elapse(3_600_000 + SLACK_MS);
			assert.is((await claimOf(ledger, 1, { perHour: 2 }))[0]?.room_in_ms, null);
		},
	);

	promise(
		"given a claim that is put off, then all that is due of its user waits with it, and says why",
		async ({ under }) => {
			const { ledger, add, elapse } = under;
			for (let n = 0; n < 5; n++) await add("loud");
			const other = await add("ann");
			const claimed = await claimOf(ledger, 10);
			const loud = claimed.filter(({ delivery_id }) => delivery_id !== other);
			assert.is(loud.length, 2);
			for (const claim of loud) assert.ok(await ledger.postpone(claim, "no room", 60_000));
			assert.equal(await idsOf(ledger), []);
			await elapse(60_000 + SLACK_MS);
			assert.is((await claimOf(ledger, 2)).length, 2);
		},
	);

	promise(
		"given an address that is not verified, then what was kept goes out when it is, if it is not too old",
		async ({ under }) => {
			const { ledger, add, elapse, setVerified } = under;
			const old = await add("ann");
			await setVerified("ann", false);
			const [first] = await claimOf(ledger, 1);
			assert.is(first?.recipient.is_verified, false);
			assert.ok(await ledger.markUnverified({ delivery_id: old, attempt: 1 }, "not verified"));
			await elapse(3_600_000);
			const young = await add("ann");
			await claimOf(ledger, 1);
			assert.ok(await ledger.markUnverified({ delivery_id: young, attempt: 1 }, "not verified"));
			assert.is(await ledger.resumeVerified("email", 1_800_000), 0);
			assert.equal(await idsOf(ledger), []);
			await setVerified("ann", true);
			assert.is(await ledger.resumeVerified("email", 1_800_000), 1);
			assert.equal(await idsOf(ledger), [young]);
			assert.is((await ledger.counts()).unverified, 1);
		},
	);

	promise(
		"given a channel that waits, then another's claims, waits and bounds are as if it were not there (issue 10)",
		async ({ under }) => {
			const { ledger, add } = under;
			const pigeons = [await add("ann", "pigeon"), await add("ann", "pigeon"), await add("ann", "pigeon")];
			assert.equal(await idsOf(ledger), []);
			assert.is(await ledger.nextDueInMs("email"), undefined);
			assert.is(await ledger.nextDueInMs("pigeon"), 0);
			const [flown] = await claimOf(ledger, 1, { channel: "pigeon", perHour: 1 });
			assert.is(flown?.channel, "pigeon");
			if (flown) await ledger.markSent(flown, "it flew");
			const mail = await add("ann");
			const [claimed] = await claimOf(ledger, 4, { perHour: 1 });
			assert.equal([claimed?.delivery_id, claimed?.room_in_ms], [mail, null], "what flew takes no mail's room");
			if (claimed) await ledger.postpone(claimed, "no room", 60_000);
			const left = await claimOf(ledger, 4, { channel: "pigeon" });
			assert.equal(
				left.map(({ delivery_id }) => delivery_id).toSorted(),
				pigeons.filter((id) => id !== flown?.delivery_id).toSorted(),
			);
		},
	);

	bundlePromises(promise, { claimOf, idsOf, slackMs: SLACK_MS });

	promise(
		"given a muted recipient, then the claim says until when, a mute that is over is none, and what is muted stays so",
		async ({ under }) => {
			const { ledger, add, setMute, elapse } = under;
			const muteAtClaim = async () => (await claimOf(ledger, 1))[0]?.recipient.mute;
			const muted = await add("ann");
			const far = { until: "2999-01-01T00:00:00.000Z" as InstantText };
			for (const mute of [null, far, { until: null }]) {
				await setMute("ann", mute);
				assert.equal(await muteAtClaim(), mute);
				await elapse(LEASE_MS + SLACK_MS);
			}
			await setMute("ann", { until: "2020-01-01T00:00:00.000Z" as InstantText });
			assert.is(await muteAtClaim(), null, "it is over");
			assert.ok(await ledger.markMuted({ delivery_id: muted, attempt: 4 }, "muted"));
			await setMute("ann", null);
			await elapse(LEASE_MS + SLACK_MS);
			assert.equal(await idsOf(ledger), []);
			assert.is((await ledger.counts()).muted, 1);
		},
	);

	promise.run();
}
