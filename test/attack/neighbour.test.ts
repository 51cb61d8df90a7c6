// runs-alone
// file-timeout: 240 s
// test-timeout: 120 s
/** One user's searches, texts and conversations, as many as he can send: others are answered, and their reminders fire (P4, P11). */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { FILTER_LIMITS } from "../../src/domain/filter/tree.ts";
import { LIMITS } from "../../src/domain/tasks/task.ts";
import { startTarget, type Target } from "./target.ts";

const AT_ONCE = 24;
const LONG_TITLES = 60;
const LISTS = 40;
const GIVEN_UP = 0;
/** From the beginning of the flood to the reminder, so that it falls due in the middle of it. */
const REMIND_AFTER_MS = 3_000;

const letters = (count: number) => Array.from({ length: count }, (_, n) => String.fromCodePoint(97 + (n % 26)));
const search = (words: string) => ({
	method: "GET",
	path: `/api/tasks?status=all&search=${encodeURIComponent(words)}`,
});
const get = (path: string) => ({ method: "GET", path });
const SEARCHES = Array.from({ length: FILTER_LIMITS.searches }, (_, n) => `!search: qqxzvw${n}`).join(" | ");
const ROWS = `TYPE,CONTENT,PRIORITY,INDENT,DATE\n${`task,${"every day at 5pm ".repeat(9)},1,1,every ${"day ".repeat(20)}\n`.repeat(300)}`;
const NEVER = { rrule: "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", start: "2026-01-01T09:00", time_zone: "UTC" };
const post = (path: string, body: unknown) => ({ method: "POST", path, body: JSON.stringify(body) });

const message = {
	content: [{ type: "input_text", text: "find a b c d e f g h" }],
	attachments: [],
	inference_options: {},
};
/** Which answers each may get. None is a 5xx: who asks too much is told so. */
const ASKED = [
	// As the attack was: 250 words, most of which are the same.
	{ sent: search(letters(250).join(" ")), lawful: [422] },
	{ sent: search(letters(12).join(" ")), lawful: [200, 429] },
	{ sent: search("qqxzvw wvxzqq zzqqxw"), lawful: [200, 429] },
	{
		sent: post("/api/quick-add", { text: `every! 3 days at 9 ${"call mum at 5pm ".repeat(50)}`, dry_run: true }),
		lawful: [200, 429],
	},
	{ sent: post("/chatkit", { type: "threads.create", params: { input: message } }), lawful: [200, 429] },
	// What takes a while by its nature: lists of the past, whole accounts, files that are read and not kept.
	{ sent: get("/api/tasks?as_of=2099-01-01T00:00:00Z&limit=100"), lawful: [200, 429] },
	{ sent: get(`/api/tasks?filter=${encodeURIComponent(SEARCHES)}`), lawful: [200, 429] },
	{ sent: get("/api/export"), lawful: [200, 429] },
	{ sent: get("/api/history/export?format=csv"), lawful: [200, 429] },
	{ sent: post("/api/import", { content: ROWS, dry_run: true }), lawful: [200, 429] },
	{ sent: post("/api/recurrence/preview", { recurrence: NEVER }), lawful: [422, 429] },
] as const;

let target: Target;

const test = suite("a hostile neighbour");

test.before(async () => {
	target = await startTarget(AT_ONCE);
});
test.after(() => target.stop());

test(`given one user's flood over ${AT_ONCE} connections, then another's ${LISTS} lists are all answered and his reminder fires in the midst of it`, async () => {
	const [loud, quiet] = [await target.signUp(), await target.signUp()];
	for (let n = 0; n < LONG_TITLES; n += 1) {
		const title = `${n} ${letters(26).join(" ").repeat(9)}`.slice(0, LIMITS.title);
		await loud.request("POST", "/api/tasks", { body: { title } });
	}
	const at = Temporal.Now.instant().add({ milliseconds: REMIND_AFTER_MS }).round("millisecond").toString();
	await quiet.request("POST", "/api/tasks", { body: { title: "call", reminders: [{ at }] } });

	let isOver = false;
	const unlawful: string[] = [];
	const answered = new Map<number, number>();
	const lanes = Array.from({ length: AT_ONCE }, async (_, lane) => {
		for (let n = lane; !isOver; n += 1) {
			const { sent, lawful } = ASKED[n % ASKED.length] ?? ASKED[0];
			// He makes himself wait: after 15 s he gives up, and asks for the next thing.
			const { status } = await target.exchangeAs(loud, sent).catch(() => ({ status: GIVEN_UP }));
			answered.set(status, (answered.get(status) ?? 0) + 1);
			if (status !== GIVEN_UP && !(lawful as readonly number[]).includes(status))
				unlawful.push(`${sent.path.slice(0, 60)}: ${status}`);
		}
	});
	const seen: number[] = [];
	let fired: readonly unknown[] = [];
	while (seen.length < LISTS || fired.length === 0) {
		seen.push((await quiet.request("GET", "/api/tasks")).status);
		fired = (await quiet.request<{ data: readonly unknown[] }>("GET", "/api/deliveries")).body.data;
	}
	const duringFlood = [...answered.values()].reduce((sum, count) => sum + count, 0);
	isOver = true;
	await Promise.all(lanes);

	assert.equal([...new Set(seen)], [200]);
	assert.is(fired.length, 1);
	assert.equal(unlawful, []);
	assert.ok(duringFlood > AT_ONCE, `only ${duringFlood} requests of the flood were answered meanwhile`);
	assert.ok((answered.get(200) ?? 0) > 0, "none of the flood was served");
	assert.not.match(target.server.output(), /StorageUnavailable/);
});

test.run();
