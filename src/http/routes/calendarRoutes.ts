/**
 * Calendar feeds: only a session of its user can make or revoke a link, and anyone who has the link can read the feed, without any other
 * credential. An unknown link is answered like any unknown address.
 */
import { z } from "zod";
import { BOUNDS, beyond } from "../../domain/accounts/bounds.ts";
import type { Violation } from "../../domain/refusals/rejection.ts";
import { say } from "../../domain/refusals/sentence.ts";
import { checkText, trimmed } from "../../domain/text/text.ts";
import { sleep } from "../../ports/process/clock.ts";
import { type CalendarFeed, FEED_CONTENTS } from "../../ports/reading/calendarFeeds.ts";
import { Instant } from "../contract/contractFields.ts";
import { brokenRules, Problem } from "../problem.ts";
import { json, openRoute, type Route, route } from "./route.ts";

const facts = {
	name: z.string().meta({ minLength: 1, maxLength: BOUNDS.name.most, description: "what the calendar is called" }),
	contents: z.enum(FEED_CONTENTS).meta({ description: "events: VEVENT, of what has a date; tasks: VTODO; or both" }),
	has_alarms: z.boolean().meta({ description: "whether reminders go along as alarms" }),
};
const Feed = z
	.strictObject({
		id: z.string(),
		...facts,
		made_at: Instant,
		used_at: Instant.nullable().meta({ description: "when it was read last, to the minute" }),
	})
	.meta({ id: "CalendarFeed" });
const NewFeed = z
	.strictObject({
		name: facts.name,
		contents: facts.contents.default("events"),
		has_alarms: facts.has_alarms.default(false),
	})
	.meta({ id: "NewCalendarFeed" });
const Made = z.strictObject({
	calendar_feed: Feed,
	url: z.string().meta({ description: "secret, shown here and never again: whoever has it can read it" }),
});

const NO_ID = "00000000-0000-0000-0000-000000000000";
/** What is no id becomes one that nothing has, so that it is answered like a foreign one (P8). */
const FeedPath = z.strictObject({ id: z.uuid().catch(NO_ID) });

const presentFeed = ({ feed_id: id, ...rest }: CalendarFeed) => ({ id, ...rest });

const listFeeds = route({
	method: "GET",
	path: "/api/calendar-feeds",
	summary: "Your calendar feeds, the newest first",
	mutates: false,
	answer: { status: 200, schema: z.strictObject({ data: z.array(Feed).readonly(), next_cursor: z.null() }) },
	act: async ({ feeds }, { who }) =>
		json(200, { data: (await feeds.list(who.user.user_id)).map(presentFeed), next_cursor: null }),
});

const makeFeed = route({
	method: "POST",
	path: "/api/calendar-feeds",
	summary: "Make a secret link by which a calendar reads your tasks; it is shown once",
	mutates: true,
	body: NewFeed,
	answer: { status: 201, schema: Made },
	async act({ feeds, security, config }, { who, body }) {
		const violations: Violation[] = [];
		const wish = { ...body, name: trimmed(body.name) };
		checkText("name", wish.name, { min: 1, max: BOUNDS.name.most }, violations);
		if (violations.length > 0) throw brokenRules(violations);
		const made = await feeds.make(who.user.user_id, wish);
		if (made === undefined) throw brokenRules([beyond(BOUNDS.feeds)]);
		security.note({ kind: "feed_made", account: who.user.email });
		const url = `${config.publicUrl}/calendar/${made.token}.ics`;
		return json(201, { calendar_feed: presentFeed(made.feed), url }, { "Cache-Control": "no-store" });
	},
});

const revokeFeed = route({
	method: "DELETE",
	path: "/api/calendar-feeds/{id}",
	summary: "Revoke a calendar feed: its link stops working at once",
	mutates: true,
	params: FeedPath,
	answer: { status: 200, schema: z.strictObject({ revoked: z.string() }) },
	refusals: [404],
	async act({ feeds, security }, { who, params }) {
		if (!(await feeds.revoke(who.user.user_id, params.id))) throw new Problem("not_found", say("no_such_feed"));
		security.note({ kind: "feed_revoked", account: who.user.email });
		return json(200, { revoked: params.id });
	},
});

const readFeed = openRoute({
	method: "GET",
	path: "/calendar/{token}.ics",
	summary:
		"The tasks as an iCalendar file (RFC 5545), for whoever has the link; with If-None-Match 304 while nothing changed",
	params: z.strictObject({ token: z.string() }),
	answer: { status: 200, text: "text/calendar" },
	refusals: [404, 429],
	async act(deps, { params, header }) {
		const { feeds, bounds, requests, readModel, clock } = deps;
		const { token } = params as { readonly token: string };
		const feed = await feeds.findByToken(token);
		if (feed === undefined) throw new Problem("not_found", say("nothing_here"));
		bounds.countFeed(feed.feed_id);
		const { feedTag, writeFeed } = await import("../../exchange/calendar/feed.ts");
		const now = clock.now();
		const etag = feedTag(feed, await readModel.version(feed.user_id), now);
		const headers = { ETag: etag, "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex" };
		if (isNamed(etag, header("if-none-match"))) return { kind: "unchanged", headers };
		// Its turn is its user's: a calendar that asks too often makes nobody else wait.
		const body = await requests.take(feed.user_id, () =>
			writeFeed(readModel, feed, { now, breathe: () => sleep(clock, 0) }),
		);
		return { kind: "text", contentType: "text/calendar; charset=utf-8", body, headers };
	},
});

/** Whether If-None-Match has the tag, weak or strong (RFC 9110 §13.1.2). */
function isNamed(etag: string, ifNoneMatch: string | undefined): boolean {
	const named = ifNoneMatch?.split(",").map((one) => one.trim().replace(/^W\//, "")) ?? [];
	return named.includes(etag) || named.includes("*");
}

export const calendarRoutes: readonly Route[] = [listFeeds, makeFeed, revokeFeed, readFeed];
