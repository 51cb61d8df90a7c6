import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";

/** Beside the build's own files, what a page without a network needs of `public`. */
const PUBLIC = ["/theme.js", "/favicon.svg", "/manifest.webmanifest"];
const WORKER = "worker.js";

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

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
	plugins: [solid(), shell()],
	build: {
		outDir: "dist",
		emptyOutDir: true,
		// Inlined assets would be data: URLs, which the policy `default-src 'self'` refuses.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		rollupOptions: {
			input: { index: here("index.html"), worker: here("worker/worker.ts") },
			// A service worker speaks for the folder it lies in, by a name that stays.
			output: { entryFileNames: ({ name }) => (name === "worker" ? WORKER : "assets/[name]-[hash].js") },
		},
	},
});
