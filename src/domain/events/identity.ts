/** Ids that follow from what they name: the same event or delivery made twice has the same id (P1, P5). */
import { parse, v5 } from "uuid";
import type { ChannelName } from "../channels.ts";
import type { DateText, InstantText } from "../time/instant.ts";

// Fixed for ever: ids that are already in journals and mail headers hang on them. As bytes: from text the library reads them
// again, twice, for each id, which is half of what one costs, and each event has one.
const EVENT_NAMESPACE = parse("5f0a3c52-9d0e-4b7a-8a43-6f3c1c0de7e1");
const SERIES_NAMESPACE = parse("8d2b7a4e-61c3-4e0f-b1d5-93a7c06e5f18");
const DELIVERY_NAMESPACE = parse("c1b8e6d4-2f57-4c39-9b0a-7d5e0f6a92c3");
const DIGEST_NAMESPACE = parse("a7c0f2b9-15de-4f83-bb06-2e94d7510c6a");
const MESSAGE_NAMESPACE = parse("3e9d1f70-84ab-4c26-9f1b-5a0c7b82d4e9");
const COMMAND_NAMESPACE = parse("e3e6267a-044c-44bf-9ff8-5e366c5c343b");
/** Of a command's id, in characters. */
const LONGEST_COMMAND_ID = 255;

/** The id of the event with this seq in this user's journal: a UUID of version 5 (RFC 9562 §5.5). */
export function eventIdOf(user_id: string, seq: number): string {
	return v5(`${seq}:${user_id}`, EVENT_NAMESPACE);
}

/**
 * The id of the series that began with this task at this version of it (0: as it was made). A task can be given a
 * recurrence, lose it and be given another: the version keeps them apart.
 */
export function seriesIdOf(user_id: string, task_id: number, version: number): string {
	return v5(`${task_id}:${version}:${user_id}`, SERIES_NAMESPACE);
}

/** The id of what one firing of a reminder sends over one channel; the `Message-ID` is made of it. */
export function deliveryIdOf(user_id: string, reminder_id: number, fire_at: InstantText, channel: ChannelName): string {
	return v5(`${reminder_id}:${fire_at}:${channel}:${user_id}`, DELIVERY_NAMESPACE);
}

/** The id of a user's digest of a day over one channel; the `Message-ID` is made of it. */
export function digestIdOf(user_id: string, local_date: DateText, channel: ChannelName): string {
	return v5(`${local_date}:${channel}:${user_id}`, DIGEST_NAMESPACE);
}

/** What names a message of the chat, or its thread, that was sent under a key: the same again when it is sent again (P1). */
export function keyedIdOf(user_id: string, place: string, key: string): string {
	return v5(JSON.stringify([user_id, place, key]), MESSAGE_NAMESPACE);
}

/**
 * The id of the command of this name: itself, and where it is too long, a UUID of it. What differs stands at the end of a name: cut,
 * two commands would be one, and the second never done (P1).
 */
export function commandIdOf(name: string): string {
	return name.length <= LONGEST_COMMAND_ID ? name : v5(name, COMMAND_NAMESPACE);
}
