/**
 * What belongs together across parts and pods (W3C Trace Context). A trace only helps people who read logs and spans:
 * nothing is decided by it, and it may end early.
 */

export interface SpanOptions {
	/** `traceparent` that this continues; absent: the span in which this runs, else a new trace. */
	readonly parent?: string | undefined;
	/** Kinds, ids and counts: never titles, texts or addresses. */
	readonly attributes?: Readonly<Record<string, string | number>>;
}

/** More is known at the end, such as a status. */
export type Annotate = (attributes: Readonly<Record<string, string | number>>) => void;

export interface Tracing {
	/** Runs `work` as a span; resolves or rejects as it does. */
	span<Result>(name: string, options: SpanOptions, work: (annotate: Annotate) => Promise<Result>): Promise<Result>;
	/** `traceparent` of the span in which this runs. */
	current(): string | undefined;
	/** For log lines. */
	ids(): { readonly trace_id: string; readonly span_id: string } | undefined;
}
