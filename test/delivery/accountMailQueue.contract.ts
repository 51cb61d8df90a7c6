/** What every queue of mails about accounts promises (ports/accounts/accountMailQueue.ts), in memory or in PostgreSQL. */
import { randomUUID } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { InstantText } from "../../src/domain/time/instant.ts";
import type { AccountMailQueue } from "../../src/ports/accounts/accountMailQueue.ts";

export interface QueueUnderTest {
	/** Fresh: nothing waits. */
	readonly queue: AccountMailQueue;
	/** An instant on the queue's own clock. */
	inMs(ms: number): InstantText;
	/** Lets time pass on that clock. */
	elapse(ms: number): Promise<void>;
}

/** Far more than a slow machine takes between two lines, or its clock is stepped by. */
const SLACK_MS = 10_000;
const LEASE_MS = 600_000;
const HOUR_MS = 3_600_000;

export function accountMailQueueContract(name: string, create: () => Promise<QueueUnderTest>): void {
	const promise = suite<QueueUnderTest>(name);
	promise.before.each(async (context) => {
		Object.assign(context, await create());
	});
	const add = async ({ queue, inMs }: QueueUnderTest, lastsMs = HOUR_MS) => {
		const mail_id = randomUUID();
		await queue.add({ mail_id, user_id: null, sealed: `sealed ${mail_id}`, expires_at: inMs(lastsMs) });
		return mail_id;
	};
	const claim = (queue: AccountMailQueue, limit = 10) => queue.claim({ limit, lease_ms: LEASE_MS });

	promise(
		"given mails that wait, when two claim at once, then each has its own, as it was sealed (P5)",
		async (under) => {
			const all = [await add(under), await add(under), await add(under)];
			const claims = (await Promise.all([claim(under.queue, 2), claim(under.queue, 2)])).flat();
			assert.equal(claims.map(({ mail_id }) => mail_id).toSorted(), all.toSorted());
			for (const { sealed, mail_id, attempt } of claims) assert.equal([sealed, attempt], [`sealed ${mail_id}`, 1]);
			assert.equal(await claim(under.queue), []);
		},
	);

	promise(
		"given a lease that ran out, then the mail is another's, and who had it settles nothing (P5)",
		async (under) => {
			const { queue, elapse } = under;
			const mail_id = await add(under);
			await claim(queue);
			await elapse(LEASE_MS - SLACK_MS);
			assert.equal(await claim(queue), []);
			await elapse(2 * SLACK_MS);
			const [second] = await claim(queue);
			assert.equal([second?.mail_id, second?.attempt], [mail_id, 2]);
			assert.is(await queue.remove({ mail_id, attempt: 1 }), false);
			assert.is(await queue.retry({ mail_id, attempt: 1 }, 0), false);
			assert.is(await queue.remove({ mail_id, attempt: 2 }), true);
			assert.is(await queue.nextDueInMs(), undefined);
		},
	);

	promise("given a mail that is put off, then it is due after that and not before", async (under) => {
		const { queue, elapse } = under;
		const mail_id = await add(under);
		await claim(queue);
		assert.is(await queue.retry({ mail_id, attempt: 1 }, HOUR_MS), true);
		const nextMs = (await queue.nextDueInMs()) ?? 0;
		assert.ok(Math.abs(nextMs - HOUR_MS) < SLACK_MS, `${nextMs}`);
		assert.equal(await claim(queue), []);
		await elapse(HOUR_MS + SLACK_MS);
		assert.equal(
			(await claim(queue)).map(({ attempt }) => attempt),
			[2],
		);
	});

	promise("given a mail whose link has ended, then its claim says so", async (under) => {
		await add(under, HOUR_MS);
		await add(under, 3 * HOUR_MS);
		await under.elapse(2 * HOUR_MS);
		assert.equal((await claim(under.queue)).map(({ is_expired }) => is_expired).toSorted(), [false, true]);
	});

	promise.run();
}
