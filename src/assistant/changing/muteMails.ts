/** "Mute mails until Monday": quiet on the way by which reminders are sent, as the page's settings have it (decision 0141). */

import { MAIL } from "../../domain/channels.ts";
import type { Settings } from "../../domain/settings/settings.ts";
import type { Due } from "../../domain/tasks/task.ts";
import { type InstantText, instantOfWallTime, toInstantText } from "../../domain/time/instant.ts";
import type { Request } from "../../language/requests/request.ts";
import type { Endpoints } from "../../ports/delivery/endpoints.ts";
import { instantText } from "../../words/taskText.ts";
import { wordsFor } from "../../words/words.ts";
import type { Asker } from "../asker.ts";
import type { TurnPart } from "../turn.ts";
import { speak } from "../turnParts.ts";

/** It is in no journal, so there is no receipt: the answer says how to turn them on again. */
export async function muteMails(
	endpoints: Pick<Endpoints, "mute">,
	{ user_id, settings, now }: Asker,
	request: Extract<Request, { kind: "mute" | "unmute" }>,
): Promise<TurnPart> {
	const said = wordsFor(settings.locale).changes.mails;
	const isMute = request.kind === "mute";
	const until = isMute && request.due !== null ? beginOf(request.due, settings) : null;
	if (until !== null && until <= toInstantText(now)) return speak(said.past);
	const endpoint = await endpoints.mute(user_id, MAIL, isMute ? { until } : null);
	if (endpoint === undefined) return speak(said.none);
	const delta = isMute ? said.muted(until === null ? undefined : instantText(until, settings)) : said.unmuted;
	return speak(delta);
}

/** Of a whole day the hour at which the user is reminded on it: the mail of that morning is sent. */
const beginOf = (due: Due, { all_day_reminder_at, time_zone }: Settings): InstantText =>
	"at" in due ? due.at : instantOfWallTime(due.date, all_day_reminder_at, time_zone);
