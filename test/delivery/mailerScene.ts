/** A mailer between a ledger and a real SMTP server, on a driven clock. */
import type { ParsedMail } from "mailparser";
import { createMailChannel } from "../../src/delivery/mail/mailChannel.ts";
import { createSmtpTransport } from "../../src/delivery/mail/smtpTransport.ts";
import { createMailer } from "../../src/delivery/mailer.ts";
import type { ChannelLimits } from "../../src/ports/delivery/channel.ts";
import { createRememberingLog } from "../eventlog/sampleRecords.ts";
import { createDrivenClock, settle } from "../support/drivenClock.ts";
import { type SinkReply, startSmtpSink } from "../support/smtpSink.ts";
import { createMemoryLedger } from "./memoryLedger.ts";
import { SITE, sampleDelivery } from "./sampleDelivery.ts";

export type MailerScene = Awaited<ReturnType<typeof createMailerScene>>;

export async function createMailerScene(pollMs = 30_000, limits?: ChannelLimits) {
	const clock = createDrivenClock("2026-11-23T09:00:00.040Z");
	let reply: (mail: ParsedMail, before: number) => SinkReply = () => ({ kind: "accept" });
	const sink = await startSmtpSink({ reply: (mail, before) => reply(mail, before) });
	const ledger = createMemoryLedger(clock);
	const log = createRememberingLog();
	const transport = createSmtpTransport({ url: sink.url, from: SITE.from, clock, log });
	const channel = createMailChannel({ transport, site: SITE, limits });
	const create = () => createMailer({ channel, ledger, clock, log, random: () => 0, pollMs });
	const mailer = create();
	const idle = async () => {
		await settle();
		while (mailer.stats().in_hand > 0) await settle();
		await settle();
	};
	return {
		...{ clock, sink, ledger, log, transport, mailer, create, idle },
		/** How the server replies to each mail; at first it accepts all. */
		reply(next: typeof reply) {
			reply = next;
		},
		/** Resolves when `count` mails have been offered to the server. */
		async offered(count: number) {
			while (sink.attempts() < count) await settle();
		},
		messageIds: () => sink.messages.map((mail) => mail.messageId),
		stateOf: (delivery_id: string) => ledger.rows.get(delivery_id)?.state,
		/** Titles of the mails that arrived, sorted. */
		titles: () => sink.messages.map(titleOf).toSorted(),
		/** A delivery whose id is its title. */
		add: (title: string, changes: Parameters<typeof sampleDelivery>[0] = {}) =>
			ledger.add(sampleDelivery({ delivery_id: title, ...changes, task: { title, ...changes.task } })),
		/** Lets time pass, and at each timer on the way real input and output until nothing is in hand. */
		async elapse(ms: number) {
			const untilMs = clock.now().epochMilliseconds + ms;
			for (let leftMs = ms; leftMs > 0; leftMs = untilMs - clock.now().epochMilliseconds) {
				await clock.advance(Math.min(leftMs, clock.nextInMs() ?? leftMs));
				await idle();
			}
		},
		async close() {
			await mailer.stop();
			await transport.close();
			await sink.stop();
		},
	};
}

/** Replies by a mail's title and by how often it was offered, from 1; the others are accepted. */
export function byTitle(replies: Readonly<Record<string, (time: number) => SinkReply>>) {
	const times = new Map<string, number>();
	return (mail: ParsedMail): SinkReply => {
		const title = titleOf(mail);
		const time = (times.get(title) ?? 0) + 1;
		times.set(title, time);
		return replies[title]?.(time) ?? { kind: "accept" };
	};
}

function titleOf(mail: ParsedMail): string {
	return mail.subject?.replace("Reminder: ", "") ?? "";
}
