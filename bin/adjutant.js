#!/usr/bin/env node
/** The `adjutant` command, whatever Node starts it. */
import { fileURLToPath } from "node:url";
import { launch } from "./node26.js";

await launch(fileURLToPath(new URL("../src/cli/main.ts", import.meta.url)), process.argv.slice(2));
