/**
 * `adjutant try <url>`: whether a reminder fires, seen as a user sees it. Over HTTP it signs in to an account of its own, adds a
 * task that is due in seconds, waits until its reminder has fired, and deletes it. The account stays for the next time; it is
 * nobody's and operates nothing. The database is needed for one thing: a link to sign up with, even where sign-up is closed.
 */
import { createHmac, randomUUID } from "node:crypto";
import { z } from "zod";
import { readOrMakeAuthSecret } from "../host/secrets.ts";
import { TRIAL_DOMAIN } from "../persistence/accounts/accounts.ts";
import { createSignUpLinks } from "../persistence/accounts/signUpLinks.ts";
import { sleep } from "../ports/process/clock.ts";
import { ASKED_WRONGLY, type CommandContext } from "./command.ts";

/** Time enough for the task to be written before its reminder is due. */
const DUE_IN_MS = 5_000;
/** A cluster that is just being updated is asked again; one that does not work is given up. */
const PATIENCE_MS = 60_000;
const ASK_AGAIN_MS = 1_000;
const LOOK_EVERY_MS = 200;
const ANSWER_WITHIN_MS = 10_000;

interface Asked {
	readonly method: "GET" | "POST" | "DELETE";
	readonly path: string;
	readonly body?: object;
	readonly headers?: Readonly<Record<string, string>>;
}
interface Answer {
	readonly status: number;
	readonly body: unknown;
	readonly token: string | null;
}
/** What was asked and is not so, in a sentence. */
class TrialFailed extends Error {}

const TaskId = z.object({ task: z.object({ id: z.int() }) });
const Task = z.object({ reminders: z.array(z.object({ state: z.string(), fire_at: z.string().nullable() })) });

export async function tryOut(context: CommandContext): Promise<number> {
	const [url, ...more] = context.args;
	if (url === undefined || more.length > 0 || !/^https?:$/.test(URL.parse(url)?.protocol ?? "")) return ASKED_WRONGLY;
	try {
		await makeTrial(context, new URL(url).origin);
		return 0;
	} catch (fault) {
		if (!(fault instanceof TrialFailed)) throw fault;
		context.say(fault.message);
		return 1;
	}
}

async function makeTrial({ config, say, clock, openStore }: CommandContext, base: string): Promise<void> {
	const endsMs = clock.elapsedMs() + PATIENCE_MS;
	const isOver = () => clock.elapsedMs() > endsMs;
	// A change by cookie or a sign-in must come from the page's own origin.
	const origin = new URL(config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).origin;

	/** Asks until there is an answer that says more than "not now". The same key each time: a write counts once. */
	async function ask({ method, path, body, headers = {} }: Asked): Promise<Answer> {
		const key: Record<string, string> = method === "GET" ? {} : { "idempotency-key": randomUUID() };
		for (let trouble = ""; ; ) {
			if (isOver()) throw new TrialFailed(`${method} ${path} was not answered in time: ${trouble}`);
			try {
				const response = await fetch(`${base}${path}`, {
					method,
					headers: { origin, "content-type": "application/json", ...key, ...headers },
					body: body === undefined ? null : JSON.stringify(body),
					signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
				});
				const text = await response.text();
				const isJson = (response.headers.get("content-type") ?? "").includes("json");
				const answer = { status: response.status, body: isJson && text ? JSON.parse(text) : text };
				if (answer.status !== 429 && answer.status < 500) {
					return { ...answer, token: response.headers.get("set-auth-token") };
				}
				trouble = `status ${answer.status}`;
			} catch (fault) {
				trouble = String(fault instanceof Error ? (fault.cause ?? fault.message) : fault);
			}
			await sleep(clock, ASK_AGAIN_MS);
		}
	}

	const store = await openStore();
	try {
		const account = accountOf(config.AUTH_SECRET ?? readOrMakeAuthSecret(config.DATA_DIR));
		const { database } = store;
		const isThere = (await database.query('SELECT 1 FROM "user" WHERE email = $1', [account.email])).length > 0;
		if (!isThere) {
			const link = await createSignUpLinks(database).makeTrialLink(account.email);
			const signUp = { ...account, name: "adjutant try", link };
			requireStatus(await ask({ method: "POST", path: "/api/auth/sign-up/email", body: signUp }), 200, "sign-up");
			say(`Signed up as ${account.email}.`);
		}
		const signedIn = await ask({ method: "POST", path: "/api/auth/sign-in/email", body: account });
		requireStatus(signedIn, 200, "sign-in");
		say(`Signed in as ${account.email}.`);
		const headers = { authorization: `Bearer ${signedIn.token}` };

		const dueAt = clock.now().add({ milliseconds: DUE_IN_MS });
		const at = dueAt.toString({ fractionalSecondDigits: 3 });
		const body = { title: "adjutant try", due: { at, time_zone: "UTC" }, reminders: [{ at }] };
		const added = await ask({ method: "POST", path: "/api/tasks", body, headers });
		requireStatus(added, 201, "adding a task");
		const path = `/api/tasks/${TaskId.parse(added.body).task.id}`;
		say(`Added a task that is due at ${at}.`);

		for (;;) {
			const read = await ask({ method: "GET", path, headers });
			requireStatus(read, 200, "reading the task");
			if (Task.parse(read.body).reminders.some(({ state }) => state === "fired")) break;
			if (isOver()) throw new TrialFailed("The reminder has not fired.");
			await sleep(clock, LOOK_EVERY_MS);
		}
		const seenMs = Math.round(clock.now().since(dueAt).total("milliseconds"));
		say(`Its reminder has fired, seen ${seenMs} ms after its instant.`);
		requireStatus(await ask({ method: "DELETE", path, headers }), 200, "deleting the task");
		await ask({ method: "POST", path: "/api/auth/sign-out", body: {}, headers });
		say("Deleted the task. All is well.");
	} finally {
		await store.close();
	}
}

/** Follows from the secret, so that nothing has to be kept. With another secret it is another account. */
function accountOf(secret: string): { readonly email: string; readonly password: string } {
	const made = createHmac("sha256", secret).update("adjutant try").digest("hex");
	return { email: `try-${made.slice(0, 8)}@${TRIAL_DOMAIN}`, password: made.slice(8) };
}

function requireStatus({ status, body }: Answer, wanted: number, what: string): void {
	if (status === wanted) return;
	const detail = z.object({ detail: z.string() }).safeParse(body).data?.detail ?? "";
	throw new TrialFailed(`${what} was answered with ${status}${detail && `: ${detail}`}`);
}
