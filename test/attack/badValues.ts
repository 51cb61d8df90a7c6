/**
 * For each field that a client can send: values that must be refused. Keyed by the field's name, so that a new field of
 * the contract must say here what is bad for it. Lengths are in code points, as the rules count them.
 */
const letters = (count: number) => "x".repeat(count);
const emojis = (count: number) => "🦓".repeat(count);

const NO_STRINGS = [5, true, [], {}, ["x"]];
const NO_TEXT = ["a\u0000b", "\ud800", "x\udc00y"];
/** 2^31, 2^53, 2^53 + 2, what no double holds, halves, negatives, texts. */
const NO_IDS = [0, -1, 1.5, 2_147_483_648, 2 ** 53, 2 ** 53 + 2, 1e300, "1", true, {}, [1]];
const NO_NAMES_OF = [...NO_IDS, 999_999];
const NO_DATES = [
	"2026-02-31",
	"2025-02-29",
	"0000-01-01",
	"1899-12-31",
	"9999-01-01",
	"99999-01-01",
	"+099999-01-01",
	"-000001-01-01",
	"2026-1-1",
	"2026-13-01",
	"2026-00-10",
	"tomorrow",
	"",
	"20260101T",
	"2026-01-01\u0000",
	"２０２６-01-01",
	...NO_STRINGS,
	null,
];
const NO_INSTANTS = [
	"2026-02-31T09:00:00Z",
	"0000-01-01T00:00:00Z",
	"1899-12-31T23:59:59Z",
	"9999-01-01T00:00:00Z",
	"99999-01-01T00:00:00Z",
	"+275761-01-01T00:00:00Z",
	"2040-01-01",
	"2040-01-01T09:00:00",
	"2040-01-01T25:00:00Z",
	"2040-01-01T09:00:00+99:00",
	"2040-01-01T09:00:00Z\u0000",
	"noon",
	"",
	...NO_STRINGS,
	null,
];
const NO_ZONES = [
	"Mars/Olympus",
	"",
	"+05:00",
	"Europe/Berlin\u0000",
	"../etc/passwd",
	"UTC;DROP",
	...NO_STRINGS,
	null,
];
const NO_RULES = [
	"",
	"every day",
	"FREQ=NEVER",
	"FREQ=DAILY;INTERVAL=0",
	"FREQ=DAILY;COUNT=1000000000",
	"FREQ=DAILY;COUNT=2;UNTIL=20990101",
	"FREQ=MONTHLY;BYMONTHDAY=99",
	"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
	"FREQ=SECONDLY",
	"FREQ=DAILY\u0000",
	"FREQ=DAILY\nEXDATE:soon",
	letters(20_001),
	...NO_STRINGS,
	null,
];
const NO_WALL_TIMES = [
	"2026-02-31",
	"2026-02-31T09:00",
	"2026-11-23T25:00",
	"2026-11-23T09:00:00Z",
	"soon",
	"",
	"\u0000",
];
const NO_WALL_LISTS = ["2026-11-23", 5, {}, null, [5], [null], ...NO_WALL_TIMES.map((time) => [time])];
const NO_MINUTES = [-1, 525_601, 0.5, 1e300, 2 ** 53, "5", true, {}, []];
const NO_WORDS = ["", "nonsense", "__proto__", "constructor", "toString", 0, null, {}, []];
const NO_FLAGS = ["true", 1, 0, null, {}, []];
const NO_UUIDS = ["x", "", "1", 5, null, "00000000-0000-4000-8000-00000000000g", "a\u0000"];
const tooManyOf = (value: unknown, count: number) => Array.from({ length: count }, () => value);

const noText = (least: number, most: number): readonly unknown[] => [
	...(least > 0 ? ["", "   ", "\u3000\ufeff\n"] : []),
	letters(most + 1),
	emojis(most + 1),
	...NO_TEXT,
	...NO_STRINGS,
];

/** What readers of addresses pass over in silence. */
const noAddressesAt = (root: string) =>
	["a\u0000", "a\r\nx-y: z", "a\tb", "a b", "\u0085", "\ud800"].map((end) => root + end);

/** By field; `[]` stands for an entry. Of the same name with another meaning: by method and path before it. */
export const BAD_BODY: Readonly<Record<string, readonly unknown[]>> = {
	title: [...noText(1, 200), null],
	email: [
		"",
		"no address",
		"a@b",
		"a@b.example, c@d.example",
		"a b@c.example",
		`${"x".repeat(300)}@d.example`,
		5,
		null,
		[],
	],
	scopes: [
		[],
		["account"],
		["tasks:read", "tasks:READ"],
		["__proto__"],
		[null],
		tooManyOf("tasks:read", 21),
		"tasks:read",
		{},
		null,
	],
	expires_in_days: [0, -1, 0.5, 3_651, 2 ** 53, 1e300, "5", true, null, {}, []],
	description: noText(0, 10_000),
	priority: NO_WORDS,
	category_id: NO_NAMES_OF,
	parent_id: NO_NAMES_OF,
	duration_minutes: [0, 4, 1_441, ...NO_MINUTES],
	before: [...NO_IDS, null],
	after: [...NO_IDS, null],
	tag_ids: ["1", {}, 1, null, [0], [-1], [1.5], [null], ["1"], [999_999], [2 ** 31], tooManyOf(1, 1_001)],
	due: ["2026-01-01", 5, true, [], {}, { date: "2026-01-01", at: "2026-01-01T00:00:00Z" }],
	"due.date": NO_DATES,
	"due.at": NO_INSTANTS,
	"due.time_zone": NO_ZONES,
	"due.floating": NO_FLAGS,
	recurrence: ["FREQ=DAILY", 5, true, [], {}],
	"recurrence.rrule": NO_RULES,
	"recurrence.start": [...NO_WALL_TIMES, "0000-01-01", "1899-12-31T23:59", "9999-01-01", ...NO_STRINGS, null],
	"recurrence.time_zone": NO_ZONES,
	"recurrence.floating": NO_FLAGS,
	"recurrence.mode": NO_WORDS,
	"recurrence.exdates": [...NO_WALL_LISTS, tooManyOf("2026-11-23", 1_001)],
	"recurrence.rdates": [...NO_WALL_LISTS, tooManyOf("2026-11-23", 1_001)],
	scope: NO_WORDS,
	from: NO_INSTANTS,
	count: [0, -1, 101, 1.5, 1e300, "1", null, {}, []],
	reminders: [{}, "x", 5, null, [null], [5], [{}], [[]], tooManyOf({ at: "2040-01-01T00:00:00Z" }, 21)],
	"reminders[].before_minutes": [...NO_MINUTES, null],
	"reminders[].at": [...NO_INSTANTS, "2001-01-01T00:00:00Z"],
	"reminders[].channels": ["email", ["pigeon"], [null], {}, 5, null],
	before_minutes: [...NO_MINUTES, null],
	at: [...NO_INSTANTS, "2001-01-01T00:00:00Z"],
	channels: ["email", ["pigeon"], [null], {}, 5, null],
	minutes: [0, ...NO_MINUTES, null],
	until: [...NO_INSTANTS, "2001-01-01T00:00:00Z"],
	name: [...noText(1, 50), null],
	"POST /api/api-keys name": [...noText(1, 100), null],
	"POST /api/calendar-feeds name": [...noText(1, 100), null],
	"POST /api/tags name": [...noText(1, 30), null],
	"PATCH /api/tags/{id} name": [...noText(1, 30), null],
	filter: [letters(501), "", "milk", "p1&", "(p1", "#nowhere", "due: soon", ...NO_TEXT, ...NO_STRINGS, null],
	color: ["red", "#12345", "#1234567", "#GGGGGG", "", "#ffffff\n", "#ffffff\u0000", ...NO_STRINGS],
	event_ids: ["x", {}, [], null, [5], ...NO_UUIDS.map((one) => [one]), tooManyOf(crypto.randomUUID(), 101)],
	turn_id: ["", letters(256), ...NO_TEXT, ...NO_STRINGS, null],
	principal_id: ["", letters(256), ...NO_TEXT, ...NO_STRINGS, null],
	last: [0, -1, 101, 1.5, 1e300, "1", null, {}, []],
	time_zone: NO_ZONES,
	locale: ["", "??", "x", "e".repeat(300), "en\u0000", "\ud800", ...NO_STRINGS, null],
	default_lead_minutes: NO_MINUTES,
	all_day_reminder_at: ["9:00", "24:00", "09:60", "", "09:00:00", "09:00\n", "noon", ...NO_STRINGS, null],
	missed_occurrences: NO_WORDS,
	month_end: NO_WORDS,
	date_order: NO_WORDS,
	week_start: NO_WORDS,
	children: NO_WORDS,
	is_trusted: ["yes", 1, null],
	contents: NO_WORDS,
	has_alarms: NO_FLAGS,
	tools: [5, "auto", ["auto"], { delete_task: "maybe" }, { "Delete Task": "ask" }, { delete_task: null }, null],
	quiet_hours: [5, "22:00", [], {}, { from: "22:00", to: "07:00" }, { from: "22:00", to: "22:00", urgent: "send" }],
	digest_at: ["9:00", "24:00", "", "noon", ...NO_STRINGS],
	"quiet_hours.from": ["9:00", "24:00", "", "noon", ...NO_STRINGS, null],
	"quiet_hours.to": ["9:00", "24:00", "", "noon", ...NO_STRINGS, null],
	"quiet_hours.urgent": NO_WORDS,
	endpoint: [
		...["", "x", "http://push.example.org/a", "https://127.0.0.1/a", "https://[::1]/a", "https://10.0.0.1/a"],
		...noAddressesAt("https://push.example.org/"),
		...["https://a:b@push.example.org/a", "ftp://push.example.org", `https://push.example.org/${letters(1_000)}`],
		...NO_STRINGS,
		null,
	],
	keys: [5, "x", [], {}, null],
	"keys.p256dh": ["", "x", "AAAA", "BAAA", letters(101), `B${"A".repeat(86)}`, ...NO_STRINGS, null],
	"keys.auth": ["", "x", "AAAA", letters(41), "A".repeat(24), ...NO_STRINGS, null],
	"POST /api/hooks channel": ["", "email", "push", "Webhook", ...NO_STRINGS, null],
	"POST /api/hooks token": ["", "a b", "tk_\n", letters(201), "tk_1", ...NO_STRINGS, null],
	"POST /api/hooks url": [
		...["", "x", "http://hooks.example.org/a", "https://127.0.0.1/a", "https://[::1]/a", "https://10.0.0.1/a"],
		...noAddressesAt("https://hooks.example.org/"),
		...["https://a:b@hooks.example.org/a", "ftp://hooks.example.org", `https://hooks.example.org/${letters(1_000)}`],
		...NO_STRINGS,
		null,
	],
	"POST /api/push-devices name": [...noText(1, 100), null],
	mute: [5, true, "x", [], {}, { until: 5 }, { for: 1 }],
	"mute.until": [...NO_INSTANTS.filter((one) => one !== null), "2001-01-01T00:00:00Z"],
	text: ["", letters(20_001), ...NO_TEXT, ...NO_STRINGS, null],
	content: ["", "nothing that is known here", "{", "[", "[5", '{"format":"x"}', ...NO_STRINGS, null],
	source: NO_WORDS,
	"POST /api/import name": ["", letters(201), ...NO_STRINGS, null],
	import_id: ["", letters(41), ...NO_STRINGS, null],
	dry_run: NO_FLAGS,
	now: NO_INSTANTS,
	written_at: NO_INSTANTS,
};

const NO_QUERY_IDS = ["0", "-1", "1.5", "2147483648", "9007199254740993", "1e3", "x", "", "1+", "%00", "%EF%BC%91"];
const NO_QUERY_INSTANTS = ["0000-01-01T00:00:00Z", "2026-02-31", "99999-01-01", "soon", "", "%00", "2026-01-01T00:00"];
const NO_QUERY_WORDS = ["", "nonsense", "__proto__", "%00"];

/** By field of a query, as it stands in the URL. */
export const BAD_QUERY: Readonly<Record<string, readonly string[]>> = {
	children: NO_QUERY_WORDS,
	status: NO_QUERY_WORDS,
	state: NO_QUERY_WORDS,
	who: NO_QUERY_WORDS,
	what: NO_QUERY_WORDS,
	format: NO_QUERY_WORDS,
	priority: NO_QUERY_WORDS,
	sort: NO_QUERY_WORDS,
	order: NO_QUERY_WORDS,
	scope: NO_QUERY_WORDS,
	overdue: ["", "1", "yes", "TRUE"],
	category_id: NO_QUERY_IDS,
	parent_id: NO_QUERY_IDS,
	tag_id: NO_QUERY_IDS,
	task_id: NO_QUERY_IDS,
	due_before: NO_QUERY_INSTANTS,
	due_after: NO_QUERY_INSTANTS,
	since: [...NO_QUERY_INSTANTS, "2026-01-01"],
	until: [...NO_QUERY_INSTANTS, "2026-01-01"],
	as_of: [...NO_QUERY_INSTANTS, "2026-01-01"],
	search: [letters(501), "a%00b"],
	filter: [letters(501), "", "milk", "p1%26", "(p1", "%23nowhere", "due:+soon"],
	principal: ["", letters(256), "%00"],
	limit: ["0", "101", "-1", "1.5", "x", "", "1e1", "99999999999999999999"],
	last_event_id: ["-1", "1.5", "x", "99999999999999999999"],
	cursor: ["", "x", "%00", letters(1_001)],
};

/** Cursors of tasks by creation, of the right outward shape, with what the database could not take. */
export function forgedCursors(): readonly string[] {
	const keys = ["soon", "2026-02-31", "\u0000", "\ud800", "", "NaN", "x".repeat(300), "infinity", "9".repeat(30)];
	const task = keys.map((key) => ["created_at", "asc", key, 1]);
	const ids = [-1, 0, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1.5, "1", null].map((id) => ["created_at", "asc", null, id]);
	const others = [null, [], {}, 5, "x", [1], [[[[1]]]], { __proto__: 1 }, -1, 2 ** 63, 1e308, "9".repeat(30)];
	return [...task, ...ids, ...others].map((cursor) => JSON.stringify(cursor));
}

/** Each field at its bound: one more is above, and refused. */
export const AT_THE_BOUND: readonly [method: string, path: string, body: object][] = [
	["POST", "/api/tasks", { title: "x" }],
	["POST", "/api/tasks", { title: "x".repeat(200), description: "x".repeat(10_000) }],
	["POST", "/api/tasks", { title: `  ${"🦓".repeat(200)}\n`, description: "🦓".repeat(10_000) }],
	["POST", "/api/tasks", { title: "a\nb\u202e\u0007", due: { date: "1900-01-01" } }],
	["POST", "/api/tasks", { title: "late", due: { date: "9998-12-31" } }],
	["POST", "/api/tasks", { title: "early", due: { at: "1900-01-01T00:00:00Z", time_zone: "utc" }, reminders: [] }],
	[
		"POST",
		"/api/tasks",
		{ title: "r", reminders: Array.from({ length: 20 }, (_, n) => ({ at: `2040-01-01T00:00:${10 + n}Z` })) },
	],
	["POST", "/api/tasks/1/reminders", { before_minutes: 0 }],
	["POST", "/api/tasks/1/reminders", { before_minutes: 525_600 }],
	["POST", "/api/reminders/1/snooze", { minutes: 1 }],
	["POST", "/api/reminders/1/snooze", { minutes: 525_600 }],
	["POST", "/api/categories", { name: "🦓".repeat(50), color: "#abcdef" }],
	["POST", "/api/tags", { name: "🦓".repeat(30) }],
	["POST", "/api/filters", { name: "🦓".repeat(50), filter: `search: ${"x".repeat(492)}` }],
	["PATCH", "/api/me", { default_lead_minutes: 525_600, all_day_reminder_at: "23:59" }],
	["POST", "/api/undo", { last: 1 }],
];
