/** The settings on the page: whichever way answers come, the last change stands. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createOwnSettings } from "../../web/src/state/desk/ownSettings.ts";
import type { Me } from "../../web/src/wire.ts";

const test = suite("own settings");

const meIn = (locale: string) => ({ user: {}, settings: { locale } }) as unknown as Me;
/** Answers that are settled by hand, in the order in which they were asked for. */
function asking() {
	const asked: ((me: Me | undefined) => void)[] = [];
	const ask = () => new Promise<Me>((resolve) => asked.push(resolve as (me: Me | undefined) => void));
	return { asked, ask };
}
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test("given a reading that was asked for before a change, when it comes after it, then the change stands, and it is read again", async () => {
	const { asked, ask } = asking();
	const own = createOwnSettings(meIn("en"), ask);
	void own.read();
	await own.change(async () => meIn("de"));
	asked[0]?.(meIn("en"));
	await settle();
	assert.is(own.me().settings.locale, "de");
	assert.is(asked.length, 2);
	asked[1]?.(meIn("fr"));
	await settle();
	assert.is(own.me().settings.locale, "fr");
});

test("given two changes at once, then the second is sent when the first is answered, also when that was refused", async () => {
	const { asked, ask } = asking();
	const own = createOwnSettings(meIn("en"), ask);
	void own.change(ask);
	const last = own.change(ask);
	await settle();
	assert.is(asked.length, 1);
	asked[0]?.(undefined);
	await settle();
	assert.is(own.me().settings.locale, "en");
	asked[1]?.(meIn("de"));
	await last;
	assert.is(own.me().settings.locale, "de");
});

test.run();
