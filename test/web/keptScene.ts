/** A page that has been visited before. */
import { until } from "../support/until.ts";
import type { Scene } from "./scene.ts";

/** The worker has all files of the page, and the page has kept what it shows. */
export async function isReady({ page }: Scene, title: string): Promise<void> {
	await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
	await page.waitForFunction("navigator.serviceWorker.controller !== null");
	const isKept = `(async () => {
		if (!(await indexedDB.databases()).some(({ name }) => name === "keyval-store")) return false;
		return new Promise((resolve) => {
			const opening = indexedDB.open("keyval-store");
			opening.onsuccess = () => {
				const asked = opening.result.transaction("keyval").objectStore("keyval").get("desk");
				asked.onsuccess = () => {
					opening.result.close();
					resolve(JSON.parse(asked.result ?? '{"tasks":[]}').tasks.some(({ title }) => title === ${JSON.stringify(title)}));
				};
			};
		});
	})()`;
	await until(`${title} is kept`, () => page.evaluate<boolean>(isKept));
}
