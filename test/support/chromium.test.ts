import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findChromium, launchPage } from "./chromium.ts";

const test = suite("chromium");

if ((await findChromium()) === undefined) {
	console.log("SKIP chromium: neither the system nor npm has one for this platform");
} else {
	test("given this machine, when a page is rendered, then text is laid out and a screenshot has its pixels", async () => {
		await using launched = await launchPage({ viewport: { width: 200, height: 100 } });
		await launched.page.setContent('<body style="margin:0;background:#fff"><h1>Grüße</h1></body>');
		// Scripts of the page are texts here: this program is checked without the browser's types.
		const width = await launched.page.evaluate<number>(`(() => {
			const range = document.createRange();
			range.selectNodeContents(document.querySelector("h1"));
			return range.getBoundingClientRect().width;
		})()`);
		// Without any font the text would have no width.
		assert.ok(width > 30, `the text is ${width} px wide`);
		const blank = await launched.page.screenshot({ clip: { x: 0, y: 80, width: 200, height: 20 } });
		const text = await launched.page.screenshot({ clip: { x: 0, y: 20, width: 200, height: 40 } });
		assert.equal([...text.subarray(1, 4)], [...Buffer.from("PNG")]);
		// A clip with letters does not compress to what a white one does.
		assert.ok(text.length > 2 * blank.length, `${text.length} bytes with text, ${blank.length} without`);
		assert.equal(launched.complaints, []);
	});

	test("given a page that throws, then its complaint is kept", async () => {
		await using launched = await launchPage();
		await launched.page.setContent("<script>throw new Error('planted')</script>");
		await launched.page.waitForFunction("document.readyState === 'complete'");
		assert.match(launched.complaints.join(), "planted");
	});
}

test.run();
