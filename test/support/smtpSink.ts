/**
 * A real SMTP server in this process that keeps what it accepts and answers as the test scripts it.
 * Every mail is parsed, so that a test sees what a mail program would see.
 */
import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** What the sink does at the end of DATA. Only the first three kinds are an answer that the client sees. */
export type SinkReply =
	/** 250; the mail is kept. */
	| { readonly kind: "accept" }
	/** This code (4xx or 5xx); the mail is not kept. */
	| { readonly kind: "refuse"; readonly code: number; readonly text?: string }
	/** 250, then the connection is cut; the mail is kept. */
	| { readonly kind: "accept_then_cut" }
	/** The mail is kept, and the connection is cut before the 250 is out: the client cannot know. */
	| { readonly kind: "cut" }
	/** No answer at all, until `stop`; the mail is not kept. */
	| { readonly kind: "hang" };

export const ACCEPT: SinkReply = { kind: "accept" };
export const TRY_AGAIN: SinkReply = { kind: "refuse", code: 451, text: "Try again later" };
export const REFUSE: SinkReply = { kind: "refuse", code: 550, text: "No such mailbox" };

export interface ReceivedMail extends ParsedMail {
	/** The envelope, which decides where a mail goes whatever its headers say. */
	readonly envelope: { readonly from: string; readonly to: readonly string[] };
	/** The mail as it came over the wire. */
	readonly raw: string;
}

export interface SmtpSinkOptions {
	/** Told of each mail that is kept, before it is answered. */
	readonly onMail?: (mail: ReceivedMail) => void;
	/**
	 * The answers in order, the last one for all that follow; or a function of the mail and of how many came before
	 * it. Default: all are accepted.
	 */
	readonly reply?: readonly SinkReply[] | ((mail: ReceivedMail, before: number) => SinkReply);
}

export interface SmtpSink {
	/** `smtp://127.0.0.1:<port>`, as `SMTP_URL` takes it. */
	readonly url: string;
	/** The mails kept so far, in order. */
	readonly messages: readonly ReceivedMail[];
	/** How many mails were offered, kept or not. */
	attempts(): number;
	/** Resolves with the first `count` mails once as many are kept; rejects after `timeoutMs`, saying how many there are. */
	waitFor(count: number, timeoutMs?: number): Promise<readonly ReceivedMail[]>;
	/** Cuts what is open and frees the port. */
	stop(): Promise<void>;
}

export async function startSmtpSink(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
	const messages: ReceivedMail[] = [];
	const sockets = new Set<Socket>();
	const watchers = new Set<() => void>();
	let attempts = 0;

	const choose = (mail: ReceivedMail): SinkReply => {
		const before = attempts++;
		if (typeof options.reply === "function") return options.reply(mail, before);
		return options.reply?.[Math.min(before, options.reply.length - 1)] ?? ACCEPT;
	};
	const keep = (mail: ReceivedMail): void => {
		messages.push(mail);
		options.onMail?.(mail);
		for (const watcher of watchers) watcher();
	};

	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS"],
		logger: false,
		onData(stream, session, callback) {
			const receive = async (): Promise<void> => {
				const chunks: Buffer[] = [];
				for await (const chunk of stream) chunks.push(chunk as Buffer);
				const raw = Buffer.concat(chunks);
				const { mailFrom, rcptTo } = session.envelope;
				const envelope = { from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address) };
				const mail: ReceivedMail = { ...(await simpleParser(raw)), envelope, raw: raw.toString("utf8") };
				const cut = (): void => {
					for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
				};
				const reply = choose(mail);
				switch (reply.kind) {
					case "refuse":
						callback(Object.assign(new Error(reply.text ?? "Refused"), { responseCode: reply.code }));
						return;
					case "hang":
						return;
					case "cut":
						keep(mail);
						cut();
						return;
					case "accept":
						keep(mail);
						callback();
						return;
					case "accept_then_cut":
						keep(mail);
						callback();
						// The answer was written before; `destroy` would take it back if it were still in the buffer.
						setImmediate(cut);
						return;
				}
			};
			receive().catch(callback);
		},
	});
	// A client that is killed in the middle is part of the tests, not a fault of the sink.
	server.on("error", () => {});
	const listener = server.listen(0, "127.0.0.1");
	listener.on("connection", (socket: Socket) => {
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
	});
	await once(listener, "listening");
	const { port } = listener.address() as AddressInfo;

	return {
		url: `smtp://127.0.0.1:${port}`,
		messages,
		attempts: () => attempts,
		waitFor(count, timeoutMs = 10_000) {
			return new Promise((resolve, reject) => {
				const finish = (act: () => void): void => {
					clearTimeout(timer);
					watchers.delete(look);
					act();
				};
				const look = (): void => {
					if (messages.length >= count) finish(() => resolve(messages.slice(0, count)));
				};
				const timer = setTimeout(() => {
					const error = new Error(`${messages.length} of ${count} mails after ${timeoutMs} ms`);
					finish(() => reject(error));
				}, timeoutMs);
				watchers.add(look);
				look();
			});
		},
		async stop() {
			const closed = new Promise<void>((resolve) => server.close(resolve));
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}
