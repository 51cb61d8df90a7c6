/** Sends finished spans to an OpenTelemetry collector over OTLP/HTTP. Its SDK is loaded only where there is one. */
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import type { FinishedSpan } from "./tracing.ts";

/** As OpenTelemetry numbers them. */
const SAMPLED = 1;
const SPAN_KIND_INTERNAL = 0;
const STATUS = { unset: 0, error: 2 } as const;
/** A collector that is away costs memory for no more spans than these. */
const MOST_WAITING = 2_048;

export interface SpanSender {
	send(span: FinishedSpan): void;
	/** Sends what waits, within 2 s. */
	close(): Promise<void>;
}

/** `endpoint`: base URL of the collector; spans go to `/v1/traces` below it. */
export async function createSpanSender({
	endpoint,
	pod,
}: {
	readonly endpoint: string;
	readonly pod: string;
}): Promise<SpanSender> {
	const [{ BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
		import("@opentelemetry/sdk-trace"),
		import("@opentelemetry/exporter-trace-otlp-http"),
		import("@opentelemetry/resources"),
	]);
	const url = `${endpoint.replace(/\/+$/, "")}/v1/traces`;
	const processor = new BatchSpanProcessor({
		exporter: new OTLPTraceExporter({ url, timeoutMillis: 2_000 }),
		maxQueueSize: MOST_WAITING,
		scheduledDelayMillis: 1_000,
		exportTimeoutMillis: 2_000,
	});
	const resource = resourceFromAttributes({ "service.name": "adjutant", "service.instance.id": pod });
	return {
		send: (span) => processor.onEnd(readable(span, resource)),
		close: () => processor.shutdown(),
	};
}

function readable(span: FinishedSpan, resource: ReadableSpan["resource"]): ReadableSpan {
	const { trace_id: traceId, span_id: spanId, parent_id, beganMs, endedMs } = span;
	return {
		name: span.name,
		kind: SPAN_KIND_INTERNAL,
		spanContext: () => ({ traceId, spanId, traceFlags: SAMPLED }),
		...(parent_id === undefined
			? {}
			: { parentSpanContext: { traceId, spanId: parent_id, traceFlags: SAMPLED, isRemote: false } }),
		startTime: hrTime(beganMs),
		endTime: hrTime(endedMs),
		duration: hrTime(endedMs - beganMs),
		status: { code: span.isFault ? STATUS.error : STATUS.unset },
		attributes: { ...span.attributes },
		links: [],
		events: [],
		ended: true,
		resource,
		instrumentationScope: { name: "adjutant" },
		droppedAttributesCount: 0,
		droppedEventsCount: 0,
		droppedLinksCount: 0,
	};
}

/** Seconds and nanoseconds. */
function hrTime(ms: number): [number, number] {
	return [Math.floor(ms / 1_000), Math.round((ms % 1_000) * 1e6)];
}
