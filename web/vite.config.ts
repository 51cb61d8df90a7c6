import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";

/** Beside the build's own files, what a page without a network needs of `public`. */
const PUBLIC = ["/favicon.svg", "/manifest.webmanifest"];
const WORKER = "worker.js";

/**
 * What is loaded next for whoever is signed in is asked for beside what the document loads, and not after it. It is loaded for whoever is
 * not, too, while that is found out.
 */
function preload(): Plugin {
	return {
		name: "preload",
		enforce: "post",
		generateBundle(_options, bundle) {
			const page = bundle["index.html"];
			if (page?.type !== "asset" || typeof page.source !== "string") return this.error("the build has no document");
			const names = Object.keys(bundle).filter((name) => /^assets\/Shell-[^/]+\.js$/.test(name));
			const links = names.map((name) => `\t\t<link rel="modulepreload" crossorigin href="/${name}">\n`);
			page.source = page.source.replace("\t</head>", `${links.join("")}\t</head>`);
		},
	};
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 8);

/** The script before which nothing is painted has its hash in its name, too: browsers keep it, and ask for it once. */
function theme(): Plugin {
	return {
		name: "theme",
		enforce: "post",
		generateBundle(_options, bundle) {
			const page = bundle["index.html"];
			if (page?.type !== "asset" || typeof page.source !== "string") return this.error("the build has no document");
			const source = readFileSync(here("public/theme.js"), "utf8");
			const fileName = `assets/theme-${hashOf(source)}.js`;
			this.emitFile({ type: "asset", fileName, source });
			page.source = page.source.replace('src="/theme.js"', `src="/${fileName}"`);
		},
	};
}

/** Writes into the service worker what the build consists of. Names hold the hash of what is in them, so they name the build. */
function shell(): Plugin {
	return {
		name: "shell",
		enforce: "post",
		generateBundle(_options, bundle) {
			const worker = bundle[WORKER];
			if (worker?.type !== "chunk") return this.error("the build has no service worker");
			const built = Object.keys(bundle).filter((name) => name !== WORKER && name !== "index.html");
			const files = ["/", ...built.map((name) => `/${name}`).sort(), ...PUBLIC];
			const page = bundle["index.html"];
			const document = page?.type === "asset" ? page.source : "";
			const build = createHash("sha256").update(files.join("\n")).update(document).digest("hex").slice(0, 12);
			worker.code = `const SHELL = ${JSON.stringify({ build, files })};\n${worker.code}`;
		},
	};
}

/** What the document loads at once, and what it loads next for whoever is signed in. */
const FIRST = [
	{ name: "first", from: "src/main.tsx" },
	{ name: "Shell", from: "src/views/shell/Shell.tsx" },
] as const;

/**
 * Each of those with all that it imports is one file: thirty small ones take a tenth more bytes, since Brotli knows in each only what was
 * in that one, and each is asked for after the one that names it.
 */
const together = FIRST.map(({ name, from }) => ({ name, from, modules: new Set<string>() }));

function closures(): Plugin {
	return {
		name: "closures",
		buildEnd() {
			for (const { from, modules } of together) {
				const take = (id: string): void => {
					if (modules.has(id)) return;
					modules.add(id);
					this.getModuleInfo(id)?.importedIds.forEach(take);
				};
				take(here(from));
			}
		},
	};
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
	plugins: [solid(), closures(), preload(), theme(), shell()],
	build: {
		outDir: "dist",
		emptyOutDir: true,
		// Inlined assets would be data: URLs, which the policy `default-src 'self'` refuses.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		rollupOptions: {
			input: { index: here("index.html"), worker: here("worker/worker.ts") },
			// A service worker speaks for the folder it lies in, by a name that stays.
			output: {
				codeSplitting: {
					groups: together.map(({ name, modules }) => ({ name, test: (id: string) => modules.has(id) })),
				},
				entryFileNames: ({ name }) => (name === "worker" ? WORKER : "assets/[name]-[hash].js"),
			},
		},
	},
});
