/** The ports that tests start servers on. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("free ports");

/** A process that believes it has the pid given, has taken three ports, and waits. */
async function holder(pid: number) {
	const source = `
		Object.defineProperty(process, "pid", { value: ${pid} });
		const { freePort } = await import(${JSON.stringify(new URL("freePort.ts", import.meta.url).href)});
		process.stdin.once("end", () => process.exit()).resume();
		console.log(JSON.stringify([await freePort(), await freePort(), await freePort()]));`;
	const child = spawn(process.execPath, ["--input-type=module", "-e", source], { stdio: ["pipe", "pipe", "inherit"] });
	const [line] = (await once(child.stdout, "data")) as [Buffer];
	return {
		ports: JSON.parse(String(line)) as number[],
		async end() {
			child.stdin.end();
			await once(child, "exit");
		},
	};
}

test("given two processes whose pids point at the same block, then they never get the same port", async () => {
	const holders = [await holder(7), await holder(7 + 225)];
	const ports = holders.flatMap((one) => one.ports);
	await Promise.all(holders.map((one) => one.end()));
	assert.is(new Set(ports).size, 6, `${ports}`);
});

test.run();
