// file-timeout: 360 s
// mostly-waits
// test-timeout: 240 s
/** `npm run cluster`: says where everything is, starts what was killed only when asked, and takes all of it down. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { signUp } from "../support/client.ts";
import { firesAtOnce } from "../support/firesAtOnce.ts";
import { eventually } from "../support/promises.ts";
import { lacksKafka } from "../support/sharedKafka.ts";
import { isProcessAlive } from "../support/tiedProcess.ts";

const ROOT = new URL("../..", import.meta.url).pathname;

interface Addresses {
	readonly pods: readonly { readonly pod: string; readonly url: string; readonly pid: number }[];
	readonly kafka: { readonly brokers: string; readonly pid: number };
	readonly postgres: { readonly url: string; readonly pid: number };
	readonly smtp: { readonly url: string };
}

const isAnswering = (url: string) =>
	fetch(`${url}/health/live`).then(
		({ status }) => status === 200,
		() => false,
	);

const test = suite("npm run cluster");

const lacking = await lacksKafka();
if (lacking) console.log(`SKIP kafka: ${lacking}`);
else {
	test("given --json, then one line says where all is; a killed pod stays dead until asked for; SIGTERM ends all", async () => {
		// As an outsider does it: through npm, which has a shell between itself and the program.
		const child = spawn("npm", ["run", "-s", "cluster", "--", "--pods", "1", "--json"], {
			cwd: ROOT,
			stdio: ["pipe", "pipe", "pipe"],
		});
		const told: string[] = [];
		createInterface({ input: child.stderr }).on("line", (line) => told.push(line));
		try {
			const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
			const { pods, kafka, postgres, smtp } = JSON.parse(line) as Addresses;
			const [pod] = pods;
			assert.is(pod?.pod, "pod-1");
			assert.ok([pod?.pid, kafka.pid, postgres.pid].every((pid) => pid !== undefined && isProcessAlive(pid)));
			const url = pod?.url ?? "";

			const client = await signUp(url);
			await client.request("POST", "/api/tasks", { body: { title: "call mum", ...firesAtOnce() } });
			// The first mail is about the address of the new account.
			const mails = async () => (await fetch(`${smtp.url}/messages`)).json() as Promise<{ subject: string }[]>;
			const reminders = async () => (await mails()).filter(({ subject }) => subject.includes("call mum"));
			await eventually(reminders, ({ length }) => length === 1, 60_000);

			for (const what of ["start pod-1", "start kafka", "start pod-7"]) child.stdin.write(`${what}\n`);
			await eventually(
				() => told,
				({ length }) => length === 3,
				60_000,
			);
			assert.equal(told.splice(0), [
				"pod-1 runs already",
				"kafka runs already",
				'"start pod-7" is none of: start|stop pod-N|postgres|kafka|redis',
			]);
			assert.ok(isProcessAlive(kafka.pid), "what runs is left alone");

			process.kill(pod?.pid ?? 0, "SIGKILL");
			await eventually(
				() => isAnswering(url),
				(isSo) => !isSo,
				30_000,
			);
			child.stdin.write("start pod-1\n");
			await eventually(() => isAnswering(url), Boolean, 60_000);

			child.kill("SIGTERM");
			const left = async () => [kafka.pid, postgres.pid].filter(isProcessAlive);
			await eventually(left, ({ length }) => length === 0, 60_000);
			assert.not(await isAnswering(url));
		} finally {
			child.kill("SIGTERM");
		}
	});
}

test.run();
