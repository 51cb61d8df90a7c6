// file-timeout: 300 s
/**
 * Two users, every route of the list (P8): what somebody else has and what nobody has get the same answer, byte for
 * byte; nothing of the one is in an answer to the other, and nothing of the one is changed by the other.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { PARAMS, type RequestType } from "../../src/assistant/chatkit/requests.ts";
import type { Route } from "../../src/http/routes/route.ts";
import { routeList } from "../../src/http/routes/routeList.ts";
import { createProposalStore } from "../../src/persistence/chat/proposalStore.ts";
import { type Example, exampleOf } from "../http/examples.ts";
import type { Client } from "../support/client.ts";
import { type Belongings, digestOf, giveBelongings, message } from "./belongings.ts";
import { IN_FIELD, IN_PATH, NO_IDS, NOBODYS, type Things } from "./namedThings.ts";
import { bodySchema, fieldsOf, nameOf, querySchema, requestOf } from "./routeRequests.ts";
import { leakIn, type Received, type Sent, startTarget, type Target } from "./target.ts";

const ALICES = "zebraquartz";
const BOBS = "plumvelvet";

let target: Target;
let alice: Client & { readonly user_id: string };
let bob: Client & { readonly user_id: string };
let alices: Things;
let bobs: Things;
let before: Awaited<ReturnType<typeof digestOf>>;
/** Every answer that Bob got. */
const toBob: { readonly sent: Sent; readonly received: Received }[] = [];

const test = suite("two users (P8)");

test.before(async () => {
	target = await startTarget();
	// The first account is the operator; it is neither of the two.
	const operator = await target.signUp("operator@example.org");
	alice = await target.signUp(`${ALICES}@example.org`);
	bob = await target.signUp(`${BOBS}@example.org`);
	const invite = async (email: string): Promise<number> => {
		type Invited = { readonly invitation: { readonly id: number } };
		return (await operator.request<Invited>("POST", "/api/invitations", { body: { email } })).body.invitation.id;
	};
	alices = {
		...(await giveBelongings(target, alice, ALICES, 4)),
		invitation_id: await invite(`guest-${ALICES}@example.org`),
		proposal_id: await propose(alice.user_id),
	};
	const proposal_id = await propose(bob.user_id);
	bobs = { ...(await giveBelongings(target, bob, BOBS, 0)), invitation_id: 999_006, proposal_id };
	before = await digestOf(target, alice.user_id);
});
test.after(() => target.stop());

/** As an assistant of Alice's would: there is no route that proposes. */
async function propose(user_id: string): Promise<string> {
	const store = createProposalStore(target.database);
	const { proposal_id } = await store.propose(user_id, {
		key: ALICES,
		tool: "delete_task",
		commands: [{ type: "DeleteTask", task_id: 1 }],
		asked: ALICES,
		tasks: [],
		labels: [],
		count: 1,
		question: `Delete #1 “${user_id === alice.user_id ? ALICES : BOBS}”?`,
		principal: { kind: "client", id: "desk" },
	});
	return proposal_id;
}

async function asBob(sent: Sent): Promise<Received> {
	const received = await target.exchangeAs(bob, sent);
	toBob.push({ sent, received });
	return received;
}

/** All that a caller can tell two answers apart by. */
function bytesOf({ status, headers, text }: Received): unknown {
	const told = [...headers].filter(([name]) => name !== "date" && name !== "x-request-id");
	return { status, headers: Object.fromEntries(told), text };
}

async function requireSame(foreign: Sent, missing: Sent): Promise<Received> {
	const answers = [await asBob(foreign), await asBob(missing)] as const;
	assert.equal(bytesOf(answers[0]), bytesOf(answers[1]), `${foreign.method} ${foreign.path} ${foreign.body}`);
	assert.ok(answers[0].status < 500, answers[0].text);
	return answers[0];
}

/** The example of a route as Bob would send it, with one id put in its place. */
type Place = (of: Things) => Example;

function placesOf(route: Route): readonly Place[] {
	const own = () => exampleOf(route, bobs);
	const places: Place[] = [];
	for (const [, segment = "", name = ""] of route.path.matchAll(/([\w-]+)\/\{(\w+)\}/g)) {
		if (NO_IDS.includes(name)) continue;
		const pick = IN_PATH[segment];
		assert.ok(pick, `${nameOf(route)}: what does {${name}} name? Say it in IN_PATH.`);
		places.push((of) => ({ ...own(), params: { ...own().params, [name]: pick(of) } }));
	}
	const inFields = (schema: ReturnType<typeof querySchema>, put: (name: string, value: unknown) => Example) => {
		for (const name of fieldsOf(schema).keys()) {
			const pick = IN_FIELD[name];
			if (pick) places.push((of) => put(name, pick(of)));
			else assert.ok(!/(^|_)ids?$/.test(name) || NO_IDS.includes(name), `${nameOf(route)}: what does ${name} name?`);
		}
	};
	inFields(querySchema(route), (name, value) => ({ ...own(), query: { [name]: String(value) } }));
	const body = bodySchema(route);
	// Alternatives (undo's) exclude each other, so that the field stands alone there.
	if (body) inFields(body, (name, value) => ({ ...own(), body: { ...(body.anyOf ? {} : own().body), [name]: value } }));
	return places;
}

for (const route of routeList) {
	test(`given ${nameOf(route)}, when Bob names what is Alice's, then it is as if it did not exist`, async () => {
		for (const place of placesOf(route)) {
			const received = await requireSame(requestOf(route, place(alices)), requestOf(route, place(NOBODYS)));
			if (route.path.includes("{") && received.status < 300) {
				assert.unreachable(`${nameOf(route)} was done: ${received.text}`);
			}
		}
	});
}

for (const route of routeList.filter(({ answer, freeBody }) => answer.events !== true && !freeBody)) {
	test(`given ${nameOf(route)}, when Bob calls it for himself, then nothing of Alice's is answered`, async () => {
		const { status } = await asBob(requestOf(route, exampleOf(route, bobs)));
		assert.is(status, route.auth === "operator" ? 403 : status);
		assert.ok(status < 500);
	});
}

for (const route of routeList.filter(({ auth }) => auth !== "none")) {
	test(`given ${nameOf(route)}, when nobody known calls it, then 401, whatever is named`, async () => {
		const answers: unknown[] = [];
		for (const made of [alices, NOBODYS]) {
			for (const authorization of [undefined, "Bearer x", "Bearer ", `Basic ${btoa("a:b")}`, `Token ${alice.token}`]) {
				const sent = requestOf(route, exampleOf(route, made));
				const headers = {
					...(authorization === undefined ? {} : { authorization }),
					...(sent.body === undefined ? {} : { "content-type": "application/json" }),
				};
				const received = await target.exchange({ ...sent, headers });
				assert.is(received.status, 401, `${authorization}: ${received.text}`);
				answers.push(bytesOf(received));
			}
		}
		for (const answer of answers) assert.equal(answer, answers[0]);
	});
}

/** For each type of ChatKit's protocol: its params with the ids of one who has them. */
const CHAT: { readonly [Type in RequestType]: readonly ((of: Belongings) => object)[] } = {
	"threads.create": [],
	"threads.list": [({ thread_id }) => ({ after: thread_id })],
	"threads.add_user_message": [({ thread_id }) => ({ thread_id, input: message("show my tasks") })],
	"threads.add_structured_input": [
		({ thread_id, item_id }) => ({ thread_id, item_id, input: { status: "skipped" } }),
		({ item_id }) => ({ thread_id: bobs.thread_id, item_id, input: { status: "skipped" } }),
	],
	"threads.retry_after_item": [
		({ thread_id, item_id }) => ({ thread_id, item_id }),
		({ item_id }) => ({ thread_id: bobs.thread_id, item_id }),
	],
	"threads.custom_action": [
		({ thread_id, receipt_id, item_id }) => ({ thread_id, item_id: receipt_id, action: undoOf(item_id) }),
		({ receipt_id, item_id }) => ({ thread_id: bobs.thread_id, item_id: receipt_id, action: undoOf(item_id) }),
		({ item_id }) => ({ thread_id: bobs.thread_id, item_id: bobs.receipt_id, action: undoOf(item_id) }),
	],
	"threads.get_by_id": [({ thread_id }) => ({ thread_id })],
	"items.list": [({ thread_id }) => ({ thread_id }), ({ item_id }) => ({ thread_id: bobs.thread_id, after: item_id })],
	"items.feedback": [
		({ thread_id, item_id }) => ({ thread_id, item_ids: [item_id], kind: "positive" }),
		({ item_id }) => ({ thread_id: bobs.thread_id, item_ids: [item_id], kind: "positive" }),
	],
	"threads.update": [({ thread_id }) => ({ thread_id, title: "Bob was here" })],
	"threads.delete": [({ thread_id }) => ({ thread_id })],
	"input.transcribe": [],
};
const undoOf = (turn_id: string) => ({ type: "undo", payload: { turn_id, event_ids: [alices.event_id] } });
const chatBody = (type: string, params: object): Sent => ({
	method: "POST",
	path: "/chatkit",
	body: JSON.stringify({ type, params }),
});

for (const type of Object.keys(PARAMS) as RequestType[]) {
	test(`given the chat's ${type}, when Bob names what is Alice's, then it is as if it did not exist`, async () => {
		for (const params of CHAT[type]) {
			await requireSame(chatBody(type, params(alices)), chatBody(type, params(NOBODYS)));
		}
	});
}

test("given the assistant, when Bob asks for tasks by Alice's numbers, then it knows only his", async () => {
	for (const text of ["show all tasks", `complete #${alices.task_id}`, `show #${alices.task_id}`, "history", "undo"]) {
		const { status } = await asBob(chatBody("threads.create", { input: message(text) }));
		assert.is(status, 200);
	}
});

test("given Alice's cursors, when Bob goes on from them, then he walks his own lists", async () => {
	for (const [path, cursor] of Object.entries(alices.cursors)) {
		const { status } = await asBob({ path: `${path}${path.includes("?") ? "&" : "?"}cursor=${cursor}` });
		assert.ok(status === 200 || status === 422, String(status));
	}
});

test("given all that Bob tried, then nothing of Alice's has changed", async () => {
	assert.equal(await digestOf(target, alice.user_id), before);
});

test("given Bob's stream from the beginning, when Alice changes things, then he sees only his own", async () => {
	const ended = new AbortController();
	const response = await fetch(`${target.url}/api/stream?last_event_id=0`, {
		headers: { authorization: `Bearer ${bob.token}` },
		signal: AbortSignal.any([ended.signal, AbortSignal.timeout(10_000)]),
	});
	await alice.request("POST", "/api/tasks", { body: { title: `${ALICES} while Bob listens` } });
	await bob.request("POST", "/api/tasks", { body: { title: `${BOBS} last` } });
	const decoder = new TextDecoder();
	let text = "";
	for await (const chunk of response.body ?? []) {
		text += decoder.decode(chunk, { stream: true });
		if (text.includes(`${BOBS} last`)) break;
	}
	ended.abort();
	toBob.push({
		sent: { path: "/api/stream" },
		received: { status: response.status, headers: response.headers, text },
	});
	assert.match(text, `${BOBS} title`);
});

test("given the dashboard, when the operator looks, then it has counts and ids, no texts and no addresses", async () => {
	const operator = await target.exchange({
		method: "POST",
		path: "/api/auth/sign-in/email",
		headers: { "content-type": "application/json", origin: target.url },
		body: JSON.stringify({ email: "operator@example.org", password: "correct horse battery" }),
	});
	const authorization = `Bearer ${operator.headers.get("set-auth-token")}`;
	const { status, text } = await target.exchange({ path: "/dashboard/actors", headers: { authorization } });
	assert.is(status, 200);
	for (const word of [ALICES, BOBS, "@example.org"]) assert.not.match(text, word);
});

test("given all of that, then no answer to Bob held anything of Alice's, or of the inside", () => {
	assert.ok(toBob.length > 100, `only ${toBob.length} answers were looked at`);
	for (const { sent, received } of toBob) {
		const all = `${received.text} ${[...received.headers].join(" ")}`;
		for (const secret of [ALICES, alice.user_id, alice.token, alices.event_id, alices.thread_id]) {
			assert.not.match(all, secret, `${sent.method} ${sent.path} ${sent.body}`);
		}
		const leak = leakIn(received);
		// A link names the server by the address that everybody knows it by.
		const saysWhere = sent.path === "/api/openapi.json" || sent.path === "/api/calendar-feeds";
		assert.is(leak, saysWhere ? leak : undefined, `${sent.method} ${sent.path}`);
	}
});

test.run();
