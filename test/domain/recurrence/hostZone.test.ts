/** The zone of the machine must not matter: the same bytes under five of them. */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const test = suite("zone of the host");
const script = fileURLToPath(new URL("./printPreviews.ts", import.meta.url));

const printedUnder = (zone: string) =>
	execFileSync(process.execPath, [script], { env: { ...process.env, TZ: zone }, encoding: "utf8" });

test("given five zones of the host, when series are previewed, then the bytes are the same", () => {
	const zones = ["UTC", "Asia/Karachi", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"];
	const outputs = zones.map(printedUnder);
	assert.is(outputs[0]?.split("\n").length, 7);
	assert.match(outputs[0] ?? "", '"kind":"gap","time":"02:30","date":"2026-03-29","timeZone":"Europe/Berlin"');
	assert.is(new Set(outputs).size, 1);
});

test.run();
