/**
 * The ports of a command's way, each as a span: command, write, publish, consume, mail.
 *
 * An actor works on many commands in turn, so the way through it is followed by the command's id, not by who called
 * whom. What is remembered is bounded and this pod's own: what another pod goes on with has a trace as far as a record's
 * headers or a forwarded command carry it.
 */

import type { EventLog, LogRecord } from "../ports/cluster/eventLog.ts";
import type { CommandGate, HostedGate } from "../ports/commands/commandGate.ts";
import type { Journal } from "../ports/commands/journal.ts";
import type { MailTransport } from "../ports/delivery/mailTransport.ts";
import type { Tracing } from "../ports/process/tracing.ts";
import { createSpanMemory } from "./spanMemory.ts";

const TRACEPARENT = "traceparent";

export interface TracedParts {
	gate(gate: CommandGate): CommandGate;
	hosted(hosted: HostedGate): HostedGate;
	journal(journal: Journal): Journal;
	eventLog(eventLog: EventLog): EventLog;
	transport(transport: MailTransport): MailTransport;
}

/** Where nobody collects spans, the parts are what they are: a request's ids alone stand in the log. */
export const UNTRACED: TracedParts = {
	gate: (gate) => gate,
	hosted: (hosted) => hosted,
	journal: (journal) => journal,
	eventLog: (eventLog) => eventLog,
	transport: (transport) => transport,
};

export function createTracedParts(tracing: Tracing): TracedParts {
	const { find, remember } = createSpanMemory(tracing);

	const command = <Result>(
		{ command_id, command: { type } }: Parameters<CommandGate["execute"]>[0],
		work: () => Promise<Result & { readonly kind: string }>,
	) =>
		tracing.span(`command ${type}`, {}, async (annotate) => {
			remember(`command ${command_id}`);
			const result = await work();
			annotate({ "adjutant.outcome": result.kind });
			return result;
		});

	/** One span in the trace of the first record that has one: a batch is one piece of work, whichever users are in it. */
	function ofBatch(name: string, records: readonly LogRecord[], work: () => Promise<void>): Promise<void> {
		const parent = records.find(({ headers }) => headers[TRACEPARENT] !== undefined)?.headers[TRACEPARENT];
		if (parent === undefined) return work();
		return tracing.span(name, { parent, attributes: { "adjutant.records": records.length } }, work);
	}

	return {
		gate: (gate) => ({ execute: (envelope) => command(envelope, () => gate.execute(envelope)) }),
		hosted: (hosted) => ({ executeHere: (envelope) => command(envelope, () => hosted.executeHere(envelope)) }),
		journal: (journal) => ({
			...journal,
			append(write) {
				const command_id = write.events[0]?.command_id;
				const parent = find(`command ${command_id}`);
				const attributes = { "adjutant.events": write.events.length, "adjutant.shard": write.shard };
				return tracing.span("write", { parent, attributes }, async () => {
					for (const { user_id, seq } of write.events) remember(`event ${user_id} ${seq}`);
					for (const { delivery_id } of write.deliveries) remember(`delivery ${delivery_id}`);
					return journal.append(write);
				});
			},
		}),
		eventLog: (eventLog) => ({
			...eventLog,
			publish(records) {
				const traced = records.map((record) => {
					const traceparent = find(`event ${record.key} ${record.headers.seq}`);
					return traceparent === undefined
						? record
						: { ...record, headers: { ...record.headers, [TRACEPARENT]: traceparent } };
				});
				return ofBatch("publish", traced, () => eventLog.publish(traced));
			},
			join: (options) =>
				eventLog.join({
					...options,
					handle: (shard, records) =>
						ofBatch(`consume ${options.group}`, records, () => options.handle(shard, records)),
				}),
		}),
		transport: (transport) => ({
			close: () => transport.close(),
			send(mail) {
				// `<delivery_id@host>`: derived, so that a repeat is known (P5).
				const delivery_id = mail.message_id.replace(/^<|@.*$/g, "");
				return tracing.span("mail", { parent: find(`delivery ${delivery_id}`) }, async (annotate) => {
					const result = await transport.send(mail);
					annotate({ "adjutant.outcome": result.kind, "adjutant.delivery_id": delivery_id });
					return result;
				});
			},
		}),
	};
}
