/** From frames to the dashboard's picture and its last hour: what is drawn, which shard moved, what is kept. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
	type Frame,
	lateOf,
	learn,
	loadOf,
	NOTHING_KNOWN,
	pictureOf,
} from "../../web/src/state/operator/podPicture.ts";
import { tablesOf } from "../../web/src/state/operator/podTables.ts";
import { lineOf, type Point, pointOf, withPoint } from "../../web/src/state/operator/podTrend.ts";

const test = suite("picture of the pods");

const START = Date.parse("2026-03-10T09:00:00Z");
type Owners = Readonly<Record<string, readonly (readonly [shard: number, epoch: number])[]>>;
const frameAt = (second: number, owners: Owners, more: object = {}): Frame => ({
	taken_at: new Date(START + second * 1_000).toISOString(),
	shards_in_all: 3,
	pods: Object.entries(owners).map(([pod, shards]) => ({
		pod,
		state: "alive",
		shards: shards.map(([shard, epoch]) => ({ shard, epoch, users: 1, tasks_armed: 0, mailbox: 0, late_ms: 0 })),
		...more,
	})),
});
/** The picture after all of the frames. */
function watch(...frames: readonly Frame[]) {
	let known = NOTHING_KNOWN;
	for (const frame of frames) known = learn(known, frame);
	const last = frames.at(-1);
	if (!last) throw new Error("nothing to watch");
	return pictureOf(last, known);
}
const cellsOf = ({ rows }: ReturnType<typeof watch>) =>
	rows.map(({ id, cells }) => `${id}: ${cells.map((cell) => `${cell.id}${cell.isNew ? "!" : ""}`).join(" ")}`);
const movesOf = ({ moves }: ReturnType<typeof watch>) => moves.map(({ shard, from, to }) => `${shard} ${from}>${to}`);

test("given a first frame, then every shard stands with its pod and none has moved", () => {
	const picture = watch(
		frameAt(0, {
			a: [
				[0, 1],
				[1, 1],
			],
			b: [[2, 1]],
		}),
	);
	assert.equal(cellsOf(picture), ["a: 0 1", "b: 2"]);
	assert.equal([picture.moves, picture.lost], [[], []]);
});

test("given a shard with another pod, then it moved, and is marked for ten seconds", () => {
	const first = frameAt(0, {
		a: [
			[0, 1],
			[1, 1],
		],
		b: [[2, 1]],
	});
	const after = (second: number) =>
		frameAt(second, {
			a: [[0, 1]],
			b: [
				[1, 2],
				[2, 1],
			],
		});
	const moved = watch(first, after(1));
	assert.equal(cellsOf(moved), ["a: 0", "b: 1! 2"]);
	assert.equal(movesOf(moved), ["1 a>b"]);
	assert.equal(cellsOf(watch(first, after(1), after(10))), ["a: 0", "b: 1! 2"]);
	const later = watch(first, after(1), after(11));
	assert.equal([cellsOf(later), movesOf(later)], [["a: 0", "b: 1 2"], ["1 a>b"]]);
});

test("given a shard that is nobody's in between, then it is lost for so long and moved from its last pod", () => {
	const frames = [
		frameAt(0, {
			a: [[0, 1]],
			b: [
				[1, 1],
				[2, 1],
			],
		}),
		frameAt(1, {
			a: [],
			b: [
				[1, 1],
				[2, 1],
			],
		}),
	];
	assert.equal(watch(...frames).lost, [0]);
	assert.equal(
		movesOf(
			watch(
				...frames,
				frameAt(2, {
					a: [],
					b: [
						[0, 2],
						[1, 1],
						[2, 1],
					],
				}),
			),
		),
		["0 a>b"],
	);
});

test("given a shard that two pods name, then the higher epoch has it, and an old word moves nothing back", () => {
	const first = frameAt(0, {
		a: [[0, 1]],
		b: [
			[1, 1],
			[2, 1],
		],
	});
	const both = frameAt(1, {
		a: [[0, 1]],
		b: [
			[0, 2],
			[1, 1],
			[2, 1],
		],
	});
	const old = frameAt(2, {
		a: [[0, 1]],
		b: [
			[1, 1],
			[2, 1],
		],
	});
	assert.equal(cellsOf(watch(first, both)), ["a: ", "b: 0! 1 2"]);
	assert.equal(movesOf(watch(first, both, old)), ["0 a>b"]);
	assert.equal(movesOf(watch(first, both, old, both)), ["0 a>b"]);
});

test("given a pod that takes its shard anew, then its epoch grows and nothing moved", () => {
	assert.equal(movesOf(watch(frameAt(0, { a: [[0, 1]] }), frameAt(1, { a: [[0, 2]] }))), []);
});

test("given messages and lateness at their bounds, then the step changes just beyond", () => {
	assert.equal([0, 1, 9, 10, 49, 50, 199, 200].map(loadOf), [0, 1, 1, 2, 2, 3, 3, 4]);
	assert.equal([0, 250, 251, 2_000, 2_001, 5_000, 5_001].map(lateOf), [0, 0, 1, 1, 2, 2, 3]);
});

test("given hot users, lateness and sign-ins of several pods, then they are one list, one histogram, one count", () => {
	const more = {
		hot_users: [{ shard: 0, id: "0a1b2c3d", mailbox: 4, armed: 2 }],
		timers: {
			lateness: [
				{ upto_ms: 10, reminders: 5 },
				{ upto_ms: null, reminders: 1 },
			],
		},
		sign_ins: { sign_in: 3, sign_in_failed: 1, second_factor_failed: 1, account_waits: 0 },
	};
	const picture = watch(frameAt(0, { a: [[0, 1]], b: [[1, 1]] }, more));
	assert.equal(
		picture.busiest.map(({ pod, id }) => `${pod} ${id}`),
		["a 0a1b2c3d", "b 0a1b2c3d"],
	);
	assert.equal(picture.lateness, [
		{ upToMs: 10, reminders: 10 },
		{ upToMs: null, reminders: 2 },
	]);
	assert.equal(picture.signIns, { sign_in: 6, refused: 4 });
});

test("given a pod of an earlier version, then what it does not tell is missing and the rest is drawn", () => {
	const picture = watch({ taken_at: "2026-03-10T09:00:00Z", pods: [{ pod: "a", shards: [{ shard: 4, epoch: 1 }] }] });
	assert.equal([picture.shards, picture.lost, picture.signIns, picture.lateness], [5, [0, 1, 2, 3], null, []]);
	assert.is(picture.rows[0]?.cells[0]?.mailbox, null);
});

test("given an hour of seconds, then each ten have one point, the worst, and older ones go", () => {
	let points: readonly Point[] = [];
	for (let second = 0; second < 4_000; second += 1) {
		points = withPoint(points, {
			atMs: START + second * 1_000,
			lateMs: second % 10 === 4 ? 900 : 1,
			outbox: 0,
			lag: null,
		});
	}
	assert.is(points.length, 360);
	assert.equal(new Set(points.map(({ lateMs }) => lateMs)), new Set([900]));
	assert.ok((points[0]?.atMs ?? 0) > START + 390_000);
});

test("given nobody watched for a while, then the line has a gap, and what was not measured is no part of it", () => {
	const at = (second: number, outbox: number | null): Point => ({
		atMs: START + second * 1_000,
		lateMs: null,
		outbox,
		lag: null,
	});
	const { path, top } = lineOf([at(0, 0), at(10, 4), at(100, 8), at(110, null)], "outbox");
	assert.is(path.match(/M/g)?.length, 2);
	assert.is(top, 8);
	assert.is(lineOf([at(0, 0)], "lag").path, "");
});

test("given pods that each measured the one outbox and the one log, then the worst of them counts, once", () => {
	const more = (records: number) => ({
		outbox: { waiting: 7 },
		log: {
			lag: [
				{ group: "actors", topic: "task-events", records },
				{ group: "mailer", topic: "task-events", records: 2 },
			],
		},
	});
	const frame: Frame = {
		taken_at: "2026-03-10T09:00:00Z",
		pods: [5, 9].map((records) => ({ pod: `${records}`, shards: [], ...more(records) })),
	};
	assert.equal([pointOf(frame).outbox, pointOf(frame).lag, pointOf(frame).lateMs], [7, 11, null]);
});

test("given a frame, then its sections and the groups of its log are panels, and shards are rows", () => {
	const more = {
		outbox: { waiting: 7, dead: 0 },
		log: { healthy: true, groups: [{ group: "actors", topics: [], stuck: 0 }], lag: [] },
	};
	const [table] = tablesOf(frameAt(0, { a: [[0, 1]] }, more));
	const panels = table?.panels.map(({ id, facts }) => `${id}: ${facts.map((fact) => fact.id).join(" ")}`);
	assert.equal(panels, ["outbox: waiting dead", "log: healthy", "group actors: stuck"]);
	assert.equal(table?.shards, [{ id: 0, values: [0, 1, 1, 0, 0, 0] }]);
});

test.run();
