/** One attempt at one message, which never rejects: a fault costs its own message an attempt, and the process nothing. */
import { say } from "../domain/refusals/sentence.ts";
import type { Channel, SendResult } from "../ports/delivery/channel.ts";
import type { Log } from "../ports/process/log.ts";

/** One that cannot be worded is refused like one that the server refuses: it must not hold up the others. `id`: for the log. */
export async function attemptSend<Message>(
	{ log, channel }: { readonly log: Log; readonly channel: Pick<Channel<Message>, "name" | "send"> },
	id: Readonly<Record<string, string>>,
	compose: () => Message,
): Promise<SendResult> {
	let message: Message;
	try {
		message = compose();
	} catch (err) {
		log.error("a message cannot be composed", { ...id, err });
		return { kind: "refused", answer: say("not_composed", { fault: String(err) }) };
	}
	try {
		return await channel.send(message);
	} catch (err) {
		// Channels promise not to reject.
		log.error("a channel failed", { channel: channel.name, ...id, err });
		return { kind: "try_again", answer: say("channel_failed", { fault: String(err) }) };
	}
}
