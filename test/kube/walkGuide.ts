/**
 * The guide to Kubernetes, carried out as an operator does: every line of its shell blocks, in its order, and what the pages for operators name
 * beside them; then a look whether what the text says came true. Only names of namespace, image and addresses are others than the text's.
 */
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { parse, stringify } from "yaml";
import { CHART } from "../helm/support/chart.ts";
import { eventually } from "../support/promises.ts";
import { BESIDE, GUIDE, isCarriedOut, NOT_HERE, readSections, type Section } from "./guide.ts";
import type { Surroundings } from "./surroundings.ts";

const NAMESPACE = "adjutant-guide";
const READY_WITHIN_MS = 300_000;

interface Way {
	readonly helm: string;
	readonly kubectl: string;
	readonly image: string;
	readonly surroundings: Surroundings;
	/** Does `work`, measures it and says so. */
	step(what: string, work: () => Promise<unknown>): Promise<void>;
	say(line: string): void;
}

/** Throws, or rejects, with what did not come true. */
export async function walkGuide(way: Way): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "adjutant-guide-"));
	try {
		await walk(way, folder);
	} catch (fault) {
		const look = await promisify(execFile)(way.kubectl, ["get", "pods,events", "--namespace", NAMESPACE]).catch(String);
		throw new Error(`${fault}\n${typeof look === "string" ? look : look.stdout}`);
	} finally {
		await promisify(execFile)(way.kubectl, ["delete", "namespace", NAMESPACE, "--wait=false"]).catch(() => undefined);
		rmSync(folder, { recursive: true, force: true });
	}
}

async function walk({ helm, kubectl, image, surroundings, step, say }: Way, folder: string): Promise<void> {
	const shell = await openShell(folder, { helm, kubectl });
	const database = await surroundings.addDatabase("guide");
	const restored = await surroundings.addDatabase("restored");
	const port = Number(new URL(database).port);
	const [repository, tag] = [image.slice(0, image.lastIndexOf(":")), image.slice(image.lastIndexOf(":") + 1)];
	/** What the text's example has, and this cluster has otherwise. */
	const here: Readonly<Record<string, object>> = {
		"my-values.yaml": {
			image: { repository, tag },
			kafka: { brokers: [surroundings.brokers], topicPrefix: "guide-" },
			topologySpread: { zone: "", node: "" },
			resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "1Gi" } },
			networkPolicy: { egress: { database: { ports: [port], to: [] } } },
		},
	};
	const put = (line: string) =>
		line
			.replaceAll("--namespace tasks", `--namespace ${NAMESPACE}`)
			.replaceAll("namespace tasks", `namespace ${NAMESPACE}`)
			.replaceAll("registry.example.org/adjutant:0.1.0", image)
			.replace("postgres://…", database)
			.replace("<url>", "http://localhost:3000");

	const ready = async (count?: number) => {
		const all = await eventually(
			async () => {
				const [, wanted = "", is = ""] = /^(\d+) (\d*)$/.exec(
					await shell("kubectl get statefulset adjutant -o jsonpath='{.spec.replicas} {.status.readyReplicas}'"),
				) ?? ["", "", ""];
				return { wanted: Number(wanted), is: Number(is) };
			},
			({ wanted, is }) => is > 0 && is === (count ?? wanted) && is === wanted,
			READY_WITHIN_MS,
		);
		return all.is;
	};
	/** `N users, N events, …, N differences`, as `verify` ends. */
	const summaryOf = (said: string) =>
		/\d+ users?, \d+ events?, .* differences?/.exec(said)?.[0] ?? `nothing of users: ${said}`;
	let before = "";

	/** What has to be there before a section's lines, since the text asks the operator for it in words. */
	const prepare: Readonly<Record<string, () => Promise<unknown>>> = {
		"Back up and restore": async () => {
			await shell(`kubectl create secret generic adjutant-restored --from-literal=DATABASE_URL='${restored}'`);
			before = summaryOf(await shell("kubectl exec adjutant-0 -- node bin/adjutant.js verify"));
		},
	};
	/** What the text says of it afterwards. `said`: by all lines of the section's blocks. */
	const look: Readonly<Record<string, (said: string) => Promise<unknown>>> = {
		Install: async (said) => {
			must(/fired/i.test(said), `helm test shows no reminder that fired: ${said}`);
			await ready();
			// What Helm prints at the end tells one to type, too.
			const notes = [...said.matchAll(/^ {5}((?:kubectl|helm) .*)$/gm)].map(([, line = ""]) => line);
			must(notes.length >= 3, `the notes name ${notes.length} commands: ${said}`);
			for (const line of notes) {
				const told = await shell(line);
				if (line.includes("first account")) must(/https?:\/\/\S+/.test(told), `there is no link in the log: ${told}`);
			}
		},
		Scale: () => ready(4),
		Update: () => ready(),
		"Roll back": () => ready(4),
		"Look around": async (said) => must(/database/.test(said), `doctor says nothing of the database: ${said}`),
		"Back up and restore": async (said) => {
			if (lacksExec !== "") return;
			must(statSync(join(folder, "adjutant.backup")).size > 1_000, "the backup is empty");
			must(
				/AUTH_SECRET: \S/.test(readFileSync(join(folder, "adjutant-secret.yaml"), "utf8")),
				"the Secret was not kept",
			);
			must(summaryOf(said) === before, `restored were ${summaryOf(said)} instead of ${before}`);
			must(before.endsWith(" 0 differences"), before);
		},
		Remove: async () => {
			must((await shell("kubectl get secret adjutant -o name")).includes("secret/adjutant"), "the Secret went, too");
			await eventually(
				() => shell("kubectl get pods -l app.kubernetes.io/component=actors -o name"),
				(left) => left === "",
				READY_WITHIN_MS,
			);
		},
	};
	/** After what text names beside the blocks. */
	const settle: Readonly<Record<string, () => Promise<unknown>>> = {
		"kubectl delete statefulset adjutant --cascade=orphan": () =>
			shell("helm upgrade adjutant helm/adjutant --reuse-values --wait --timeout 10m"),
		"kubectl rollout restart statefulset/adjutant": () =>
			shell("kubectl rollout status statefulset/adjutant --timeout 10m"),
		"kubectl rollout restart": () => shell("kubectl rollout status statefulset/adjutant --timeout 10m"),
	};

	let lacksExec = "";
	async function carryOut(section: Section): Promise<void> {
		const { page, heading, files } = section;
		const named = `${page.replace(/^docs\/|\.md$/g, "")}, ${heading}`;
		const can = (line: string) => lacksExec === "" || !/ (exec|cp) |^npx /.test(line);
		const skip = (lines: readonly string[]) => {
			for (const line of lines) say(`    SKIP  ${line}: ${lacksExec}`);
		};
		for (const { name, content } of files)
			writeFileSync(join(folder, name), stringify(merge(parse(put(content)), here[name] ?? {})));
		let said = "";
		for (const lines of section.blocks.map((block) => block.filter((line) => isCarriedOut(section, line)))) {
			if (lines.length === 0) continue;
			if (!lines.every(can)) {
				skip(lines);
				continue;
			}
			await step(`${named}: ${lines.length === 1 ? lines[0] : `${lines.length} lines`}`, async () => {
				if (said === "" && page === GUIDE) await prepare[heading]?.();
				for (const line of lines) said += `${await shell(inPods(put(line)))}\n`;
			});
		}
		if (said !== "" && page === GUIDE) await step(`${named}: as the text says`, async () => look[heading]?.(said));
		for (const line of section.beside.filter((one) => isCarriedOut(section, one))) {
			if (!can(line)) {
				skip([line]);
				continue;
			}
			await step(`${named}: ${line}`, async () => {
				await shell(inPods(put(BESIDE[line] || line)));
				await settle[line]?.();
				await ready();
			});
		}
		if (page === GUIDE && heading === "Install")
			lacksExec = await shell("kubectl exec statefulset/adjutant -- node --version").then(
				() => "",
				(fault: Error) => `this cluster carries out nothing in pods (${fault.message.split("\n").at(-1)})`,
			);
	}

	const sections = readSections();
	const isLast = ({ page, heading }: Section) => page === GUIDE && heading === "Remove";
	for (const section of sections.filter((one) => !isLast(one))) await carryOut(section);
	for (const section of sections.filter(isLast)) await carryOut(section);
	for (const [line, why] of Object.entries(NOT_HERE)) say(`    not carried out: ${line} (${why})`);
}

function must(isSo: boolean, otherwise: string): void {
	if (!isSo) throw new Error(otherwise);
}

/** Of this project's commands, as the runbook says they are given in a cluster. */
const inPods = (line: string) =>
	line.replace(/^npx adjutant /, "kubectl exec statefulset/adjutant -- node bin/adjutant.js ");

function merge(given: unknown, over: unknown): unknown {
	const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
		typeof value === "object" && value !== null && !Array.isArray(value);
	if (!isMap(given) || !isMap(over)) return over ?? given;
	const both = Object.keys(over).map((key) => [key, merge(given[key], over[key])]);
	return { ...given, ...Object.fromEntries(both) };
}

/**
 * Carries lines out in a folder where the chart lies as in the project's, with these programs, in the guide's namespace where none is named.
 * Rejects, with what was said, when one does not end with 0.
 */
async function openShell(folder: string, programs: Readonly<Record<string, string>>) {
	const bin = join(folder, "bin");
	for (const each of [bin, join(folder, "helm")]) mkdirSync(each);
	for (const [name, path] of Object.entries(programs)) {
		if (path !== name) symlinkSync(path, join(bin, name));
	}
	symlinkSync(CHART, join(folder, "helm/adjutant"));
	const env: NodeJS.ProcessEnv = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
	const shell = async (line: string): Promise<string> => {
		const options = { cwd: folder, env, maxBuffer: 2 ** 26 };
		const { stdout, stderr } = await promisify(execFile)("bash", ["-o", "pipefail", "-ec", line], options).catch(
			(fault: Error & { readonly stdout?: string; readonly stderr?: string }) => {
				throw new Error(`${line}: ${fault.stdout ?? ""}${fault.stderr ?? fault.message}`.trim());
			},
		);
		return line.includes("jsonpath") ? stdout : `${stdout}${stderr}`;
	};
	const config = join(folder, "kubeconfig");
	writeFileSync(config, await shell("kubectl config view --raw --flatten --minify"), { mode: 0o600 });
	env.KUBECONFIG = config;
	await shell(`kubectl config set-context --current --namespace ${NAMESPACE}`);
	return shell;
}
