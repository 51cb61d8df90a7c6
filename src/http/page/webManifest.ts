/** What the system shows of the page once it is installed, in the language of the browser that asks; the rest is in the build's file. */
import { readFile } from "node:fs/promises";
import type { Context } from "koa";
import { type Words, wordsForBrowser } from "../../words/words.ts";

export const MANIFEST = "/manifest.webmanifest";

interface Manifest {
	readonly lang?: string;
	readonly description?: string;
	readonly shortcuts?: readonly { readonly name: string; readonly url: string }[];
}

export async function answerManifest(ctx: Context, path: string): Promise<void> {
	const words = wordsForBrowser(ctx.get("Accept-Language"));
	const manifest = inItsLanguage(JSON.parse(await readFile(path, "utf8")), words);
	ctx.vary("Accept-Language");
	ctx.set("Content-Language", words.language);
	ctx.set("Cache-Control", "no-cache");
	ctx.set("Content-Type", "application/manifest+json");
	ctx.body = JSON.stringify(manifest);
}

function inItsLanguage(manifest: Manifest, { language, page }: Words): Manifest {
	const names: Readonly<Record<string, string>> = page.parts;
	const shortcuts = manifest.shortcuts?.map((shortcut) => {
		const part = new URL(shortcut.url, "https://page.invalid").searchParams.get("show") ?? "";
		return { ...shortcut, name: names[part] ?? shortcut.name };
	});
	return { ...manifest, lang: language, description: page.description, ...(shortcuts ? { shortcuts } : {}) };
}
