/**
 * A real Chromium for page tests: the system's, or else the one from npm, which is packed for Linux on x64 and brings
 * the libraries that a bare Debian lacks (NSS, NSPR, expat). It is unpacked once into `.cache` and kept.
 */
import { execFile } from "node:child_process";
import {
	accessSync,
	constants,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

export interface FoundChromium {
	readonly executablePath: string;
	readonly args: readonly string[];
	/** What the process needs in its environment besides its own: where its libraries and fonts are. */
	readonly env: Readonly<Record<string, string>>;
}

const SYSTEM_PATHS = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/usr/bin/google-chrome-stable",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Tests run as root in containers, where Chromium's sandbox refuses to start; nothing in a test may call outside. */
const ARGS = [
	"--no-sandbox",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-domain-reliability",
	"--disable-dev-shm-usage",
	"--no-pings",
];

/**
 * The package's own file names Lambda's folders only, and without any font a text has no width. The folder of the cache is
 * written out: fontconfig would take a relative one from the working directory.
 */
const fontsConf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir prefix="relative">fonts/fonts</dir>
	<dir>/usr/share/fonts</dir>
	<cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

/** `undefined` when the system has none and npm's does not run here (other systems than Linux on x64). */
export async function findChromium(): Promise<FoundChromium | undefined> {
	const installed = SYSTEM_PATHS.find(isExecutable);
	if (installed !== undefined) return { executablePath: installed, args: ARGS, env: {} };
	if (process.platform !== "linux" || process.arch !== "x64") return undefined;
	return unpackChromium();
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

async function unpackChromium(): Promise<FoundChromium> {
	const packageDir = path.dirname(path.dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
	const { version } = JSON.parse(readFileSync(path.join(packageDir, "package.json"), "utf8")) as { version: string };
	const cache = fileURLToPath(new URL("../../.cache", import.meta.url));
	const folder = path.join(cache, `chromium-${version}`);
	if (!existsSync(folder)) {
		mkdirSync(cache, { recursive: true });
		const staging = mkdtempSync(path.join(cache, "unpacking-"));
		// The package unpacks into the temporary folder and nowhere else, so a process of its own is given another one.
		// Its libraries it unpacks by itself only on Lambda.
		const script = `
			const { default: chromium, inflate } = await import(${JSON.stringify(import.meta.resolve("@sparticuz/chromium"))});
			await chromium.executablePath();
			await inflate(${JSON.stringify(path.join(packageDir, "bin", "al2023.tar.br"))});`;
		await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
			env: { ...process.env, TMPDIR: staging },
		});
		writeFileSync(path.join(staging, "fonts.conf"), fontsConf(folder));
		publish(staging, folder);
	}
	return {
		executablePath: path.join(folder, "chromium"),
		args: ARGS,
		env: {
			LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"),
			FONTCONFIG_FILE: path.join(folder, "fonts.conf"),
		},
	};
}

/** The folder appears whole or not at all; when another process was first, its copy is as good. */
function publish(staging: string, folder: string): void {
	try {
		renameSync(staging, folder);
	} catch (error) {
		if (!existsSync(folder)) throw error;
		rmSync(staging, { recursive: true });
	}
}

export interface LaunchedPage extends AsyncDisposable {
	readonly browser: Browser;
	readonly page: Page;
	/** What the page complained of: console errors and uncaught exceptions. Empty in health. */
	readonly complaints: readonly string[];
	close(): Promise<void>;
}

/** Rejects when there is no Chromium: ask `findChromium` first. Whoever launches one closes it. `more`: arguments of its own. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
	const found = await findChromium();
	if (found === undefined) throw new Error("There is no Chromium on this machine");
	return chromium.launch({
		executablePath: found.executablePath,
		args: [...found.args, ...more],
		env: { ...process.env, ...found.env },
	});
}

/**
 * A fresh page with nothing in its cache, cookies and storage: a context of its own costs a tenth of a browser. `close` ends
 * it and whatever else was opened in the browser meanwhile; the browser stays.
 */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<LaunchedPage> {
	const context = await browser.newContext(options);
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error") complaints.push(message.text());
	});
	page.on("pageerror", (error) => complaints.push(String(error)));
	const close = async () => void (await Promise.all(browser.contexts().map((one) => one.close())));
	return { browser, page, complaints, close, [Symbol.asyncDispose]: close };
}

/** A fresh page in a browser of its own, which `close` ends. Rejects when there is no Chromium. */
export async function launchPage(options: BrowserContextOptions = {}): Promise<LaunchedPage> {
	const browser = await launchBrowser();
	const close = () => browser.close();
	return { ...(await openPage(browser, options)), close, [Symbol.asyncDispose]: close };
}
