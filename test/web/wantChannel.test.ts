/** A channel that was set up on the page is one that reminders go out by. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type ChannelWishes, wantChannel } from "../../web/src/state/reminders/wantChannel.ts";

const test = suite("wanting a channel");

function deskOf(channels: readonly string[]) {
	const asked: unknown[] = [];
	const desk: ChannelWishes = {
		me: () => ({ settings: { channels } }),
		changeSettings: async (...change: readonly unknown[]) => asked.push(change) > 0,
	};
	return { desk, asked };
}

test("given a channel that is not among those of the settings, then it is added behind them", async () => {
	const { desk, asked } = deskOf(["email"]);
	assert.is(await wantChannel(desk, "push", "Added."), true);
	assert.equal(asked, [[{ channels: ["email", "push"] }, "Added."]]);
});

test("given one that is, then nothing is asked of the server", async () => {
	const { desk, asked } = deskOf(["push", "email"]);
	assert.is(await wantChannel(desk, "push", "Added."), false);
	assert.equal(asked, []);
});

test.run();
