/** An SMTP server that says what it is told to at each command: for refusals that come before the mail itself. */
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

type Step = "greeting" | "EHLO" | "AUTH" | "MAIL" | "RCPT" | "DATA";

export async function startScriptedSmtp(replies: Partial<Record<Step, string>>) {
	const sockets = new Set<Socket>();
	const lines: string[] = [];
	const script: Readonly<Record<string, string>> = {
		greeting: "220 scripted",
		EHLO: "250-scripted\r\n250 AUTH PLAIN",
		STAR: "502 no such command",
		AUTH: "235 welcome",
		MAIL: "250 ok",
		RCPT: "250 ok",
		DATA: "354 go on",
		...replies,
	};
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on("close", () => sockets.delete(socket));
		// The client may go away first; that is no fault of the script.
		socket.on("error", () => socket.destroy());
		socket.write(`${script.greeting}\r\n`);
		socket.on("data", (bytes) => {
			for (const line of bytes.toString().split("\r\n").filter(Boolean)) {
				lines.push(line);
				const command = line.slice(0, 4).toUpperCase();
				socket.write(`${script[command] ?? "250 ok"}\r\n`);
			}
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		/** What clients said, a command each. */
		heard: (): readonly string[] => lines,
		host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		async stop() {
			const closed = once(server, "close");
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}
