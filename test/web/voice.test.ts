// test-timeout: 60 s
/** Speaking instead of writing, in a browser whose microphone is a tone. */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openEach, type Scene, signUp } from "./scene.ts";

const test = suite<Scene>("voice");
openEach(test, ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]);

const SPEAK = { name: "Speak", exact: true };
interface Sent {
	readonly type: string;
	readonly params: { readonly audio_base64: string; readonly mime_type: string };
}

/** The server hears this, as often as it is asked; what it was sent is kept. */
async function hear({ page, server }: Scene, text: string, status = 200): Promise<readonly Sent[]> {
	const sent: Sent[] = [];
	server.desk.user.can_dictate = true;
	await page.route("**/chatkit", async (route) => {
		const asked = route.request().postDataJSON() as Sent;
		if (asked.type !== "input.transcribe") return route.fallback();
		sent.push(asked);
		const json = status === 200 ? { text } : { code: "unavailable", detail: "It did not work." };
		return route.fulfill({ status, json });
	});
	return sent;
}

test("given a server that turns no speech into text, then nothing offers it", async ({ page }) => {
	await signUp(page);
	await page.getByRole("textbox", { name: "Write what is to be done" }).waitFor();
	assert.is(await page.getByRole("button", SPEAK).count(), 0);
});

test("given one that does, when somebody speaks, then the words stand behind what is written, and are not sent", async (scene) => {
	const { page, server } = scene;
	const sent = await hear(scene, "call mum tomorrow");
	await signUp(page);
	const box = page.getByRole("textbox", { name: "Write what is to be done" });
	await box.fill("please");

	await page.getByRole("button", SPEAK).click();
	await page.getByText("Listening…").waitFor();
	await page.waitForTimeout(400);
	await page.getByRole("button", { name: "Stop and write it down" }).click();
	await page.getByRole("button", SPEAK).waitFor();

	assert.is(await box.inputValue(), "please call mum tomorrow");
	const [one] = sent;
	assert.match(one?.params.mime_type ?? "", /^audio\/webm/);
	// The beginning of every WebM file.
	assert.is(
		Buffer.from(one?.params.audio_base64 ?? "", "base64")
			.subarray(0, 4)
			.toString("hex"),
		"1a45dfa3",
	);
	assert.is(server.desk.threads.length, 0);
});

test("given a microphone that opens late, then it is not said before that it listens, and the press that ends it is not lost", async (scene) => {
	const { page } = scene;
	await hear(scene, "call mum tomorrow");
	await signUp(page);
	await page.evaluate(`(() => {
		const devices = navigator.mediaDevices;
		const open = devices.getUserMedia.bind(devices);
		const opening = Promise.withResolvers();
		addEventListener("let-it-open", () => opening.resolve());
		devices.getUserMedia = async (asked) => {
			await opening.promise;
			return open(asked);
		};
	})()`);
	await page.getByRole("button", SPEAK).click();
	// A second press changes nothing.
	await page.getByRole("button", SPEAK).click();
	assert.is(await page.getByText("Listening…").count(), 0);
	await page.evaluate(`dispatchEvent(new Event("let-it-open"))`);
	await page.getByText("Listening…").waitFor();
	await page.getByRole("button", { name: "Stop and write it down" }).click();
	await page.getByRole("button", SPEAK).waitFor();
	assert.is(await page.getByRole("textbox", { name: "Write what is to be done" }).inputValue(), "call mum tomorrow");
});

test("given Escape while it listens, then nothing is sent anywhere, and the microphone is free", async (scene) => {
	const { page } = scene;
	const sent = await hear(scene, "never");
	await signUp(page);
	await page.getByRole("button", SPEAK).click();
	await page.getByText("Listening…").waitFor();
	await page.keyboard.press("Escape");
	await page.getByRole("button", SPEAK).waitFor();
	assert.is(await page.getByText("Listening…").count(), 0);
	assert.is(sent.length, 0);
});

test("given nothing was heard, or the server fails, then that is said, and what is written stays", async (scene) => {
	const { page } = scene;
	await hear(scene, "");
	await signUp(page);
	await page.getByRole("textbox", { name: "Write what is to be done" }).fill("milk");
	const speak = async () => {
		await page.getByRole("button", SPEAK).click();
		await page.getByRole("button", { name: "Stop and write it down" }).click();
	};
	await speak();
	await page.getByText("Nothing was heard.").waitFor();
	await page.unroute("**/chatkit");
	await hear(scene, "", 503);
	await speak();
	await page.getByText("It did not work.").waitFor();
	assert.is(await page.getByRole("textbox", { name: "Write what is to be done" }).inputValue(), "milk");
});

test("given a page that the microphone is refused to, then it says where that can be changed", async (scene) => {
	const { page } = scene;
	await hear(scene, "");
	await page.addInitScript(() => {
		// The types of this file know no browser.
		const { mediaDevices } = navigator as unknown as { mediaDevices: { getUserMedia: unknown } };
		mediaDevices.getUserMedia = () => Promise.reject(new Error("NotAllowedError"));
	});
	await page.reload();
	await signUp(page);
	await page.getByRole("button", SPEAK).click();
	await page.getByText("The browser does not let this page use the microphone.").waitFor();
});

test.run();
