/** Loaded before each test file: gives it the bounded uvu wherever it says `import … from "uvu"`, and lets it tell its costs. */
import { registerHooks } from "node:module";
import { tellCostsAtExit } from "./costs.ts";

const bounded = new URL("./boundedUvu.ts", import.meta.url).href;

registerHooks({
	resolve: (specifier, context, nextResolve) =>
		specifier === "uvu" && context.parentURL !== bounded
			? { url: bounded, format: "module-typescript", shortCircuit: true }
			: nextResolve(specifier, context),
});

tellCostsAtExit();
