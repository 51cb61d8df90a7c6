/** A collector of OTLP over HTTP (JSON), as far as the tests look. */
import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

export interface SeenSpan {
	readonly name: string;
	readonly traceId: string;
	readonly spanId: string;
	readonly parentSpanId?: string;
}

interface Body {
	readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly SeenSpan[] }[] }[];
}

export async function startOtlpSink() {
	const spans: SeenSpan[] = [];
	/** All of it as it came, for what must not be in it. */
	const bodies: string[] = [];
	const server = createServer(async (request, response) => {
		const body = (await json(request)) as Body;
		bodies.push(JSON.stringify(body));
		if (request.url === "/v1/traces") {
			spans.push(...body.resourceSpans.flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans)));
		}
		response.setHeader("content-type", "application/json").end("{}");
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	return {
		url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
		spans,
		bodies,
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}
