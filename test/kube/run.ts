/**
 * `npm run test:kube`: the chart on a real API server. First every command of the guide and of the pages for operators, carried out as they
 * stand; then install, `helm test`, updates under load without a failed call, eviction that the budget refuses, scaling, a pod that is killed,
 * rollback; all in namespaces that enforce Pod Security `restricted`. Exit code 1 when something is not as it should be, 0 with a SKIP line
 * where there is no cluster. `-- guide` and `-- chart` do one of the two. See docs/kubernetes.md, "Try the chart".
 *
 *   KUBECONFIG    of a cluster that may be thrown away (kind, k3d, minikube, …)
 *   KUBE_HOST     an address of this machine that the cluster's pods reach: PostgreSQL and Kafka are put there
 *   KUBE_IMAGE    the image, as the cluster has it; default adjutant:test
 */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CHART, readChart } from "../helm/support/chart.ts";
import { findHelm } from "../helm/support/tools.ts";
import { eventually } from "../support/promises.ts";
import { lacksKafka } from "../support/sharedKafka.ts";
import { prepareLoad } from "./load.ts";
import { startSurroundings } from "./surroundings.ts";
import { walkGuide } from "./walkGuide.ts";

const NAMESPACE = "adjutant-test";
const NAME = "adjutant";
/** What an update changes beside the version, from the first one to the rollback: a setting, and every annotation that the chart lets one set. */
const TOGGLED = [
	"logLevel=warn",
	...annotationsIn(readChart("values.yaml")).map((path) => `${path}.toggled=yes`),
].flatMap((value) => ["--set", value]);
/** What kubectl itself says of `--force`. */
const OF_KUBECTL = "Immediate deletion does not wait";
const { KUBECONFIG = "", KUBE_HOST = "", KUBE_IMAGE = "adjutant:test" } = process.env;
/** Both, unless one is named. */
const isWanted = (part: "guide" | "chart") => process.argv.length === 2 || process.argv.includes(part);
const say = (line: string) => void process.stdout.write(`${line}\n`);

const unset =
	KUBECONFIG === ""
		? "KUBECONFIG names no cluster: give it one that may be thrown away"
		: KUBE_HOST === ""
			? "KUBE_HOST is not set: an address of this machine that pods reach"
			: await lacksKafka();
const helm = unset === undefined ? await findHelm() : { lacking: unset };
if (typeof helm === "string") await tryChart(helm);
else say(`SKIP the chart on a cluster: ${helm.lacking}`);

/** Paths of the values that are annotations. */
function annotationsIn(values: unknown, path = ""): string[] {
	if (/annotations$/i.test(path)) return [path];
	if (typeof values !== "object" || values === null) return [];
	return Object.entries(values).flatMap(([name, value]) =>
		annotationsIn(value, path === "" ? name : `${path}.${name}`),
	);
}

async function tryChart(helmProgram: string): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "adjutant-kube-"));
	const warnings: string[] = [];
	async function run(program: string, args: readonly string[]): Promise<string> {
		const { stdout, stderr } = await promisify(execFile)(program, args, { maxBuffer: 2 ** 26 });
		// Pod Security and whatever else the server only warns of.
		warnings.push(...stderr.split("\n").filter((line) => /\bwarning\b/i.test(line) && !line.includes(OF_KUBECTL)));
		return stdout;
	}
	const kubectl = (...args: string[]) => run("kubectl", ["--namespace", NAMESPACE, ...args]);
	const runHelm = (...args: string[]) => run(helmProgram, [...args, "--namespace", NAMESPACE]);
	const write = (name: string, content: object) => {
		const file = join(folder, name);
		writeFileSync(file, JSON.stringify(content));
		return file;
	};
	const pods = async (selector = "app.kubernetes.io/component=actors") => {
		const { items } = JSON.parse(await kubectl("get", "pods", "--selector", selector, "--output", "json")) as {
			items: {
				metadata: { name: string; deletionTimestamp?: string; annotations?: Record<string, string> };
				status: { phase: string; conditions?: { type: string; status: string }[] };
			}[];
		};
		// One that is on its way out is ready, too, and is not what is waited for.
		const staying = items.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
		return staying.map(({ metadata, status }) => ({
			name: metadata.name,
			annotations: metadata.annotations ?? {},
			isReady: status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") ?? false,
		}));
	};
	/** Times out with what the cluster has then. */
	const untilReady = (count: number) =>
		eventually(pods, (all) => all.length === count && all.every(({ isReady }) => isReady), 180_000);
	const evict = async (pod: string) => {
		const file = write("eviction.json", {
			apiVersion: "policy/v1",
			kind: "Eviction",
			metadata: { name: pod, namespace: NAMESPACE },
		});
		return run("kubectl", [
			"create",
			"--raw",
			`/api/v1/namespaces/${NAMESPACE}/pods/${pod}/eviction`,
			"--filename",
			file,
		]).then(
			() => "granted" as const,
			(fault: Error) => {
				if (/disruption budget|TooManyRequests/i.test(fault.message)) return "refused" as const;
				throw fault;
			},
		);
	};

	const surroundings = await startSurroundings(KUBE_HOST);
	const load = await prepareLoad({ host: KUBE_HOST, service: `http://${NAME}.${NAMESPACE}.svc`, image: KUBE_IMAGE });
	const problems: string[] = [];
	const began = performance.now();
	/** One step: what it does, and that meanwhile no call failed. `mayFail`: who is killed takes what he had in hand along. */
	async function step(what: string, work: () => Promise<unknown>, { mayFail = false } = {}): Promise<void> {
		const start = performance.now();
		const before = load.answered();
		await work();
		const failed = load.takeFailed();
		const answered = load.answered() - before;
		say(
			`${((performance.now() - start) / 1_000).toFixed(1).padStart(6)} s  ${what}${answered > 0 ? `; ${answered} calls answered, ${failed.length} failed` : ""}`,
		);
		if (failed.length > 0 && !mayFail)
			problems.push(`${what}: ${failed.length} calls failed: ${failed.slice(0, 3).join("; ")}`);
	}
	const image = KUBE_IMAGE.lastIndexOf(":");
	const values = write("values.json", {
		fullnameOverride: NAME,
		image: { repository: KUBE_IMAGE.slice(0, image), tag: KUBE_IMAGE.slice(image + 1), pullPolicy: "IfNotPresent" },
		publicUrl: `http://${NAME}.${NAMESPACE}.svc`,
		signUp: "open",
		rateLimitScale: 1_000,
		shards: 8,
		database: { url: surroundings.databaseUrl },
		kafka: { brokers: [surroundings.brokers] },
		autoscaling: { enabled: false },
		replicas: 2,
		topologySpread: { zone: "", node: "" },
		resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "1Gi" } },
		networkPolicy: { egress: { database: { ports: [Number(new URL(surroundings.databaseUrl).port)], to: [] } } },
	});
	const upgrade = (...more: string[]) =>
		runHelm("upgrade", NAME, next, "--values", values, ...TOGGLED, ...more, "--wait", "--timeout", "10m");
	/** The same chart as the next version of chart and application. */
	const next = join(folder, "next");
	cpSync(CHART, next, { recursive: true });
	writeFileSync(
		join(next, "Chart.yaml"),
		readFileSync(join(next, "Chart.yaml"), "utf8")
			.replace(/^version: .*/m, "version: 99.0.0")
			.replace(/^appVersion: .*/m, 'appVersion: "99.0.0"'),
	);

	async function underLoad(): Promise<void> {
		await run("kubectl", ["create", "namespace", NAMESPACE]);
		await run("kubectl", [
			"label",
			"namespace",
			NAMESPACE,
			"pod-security.kubernetes.io/enforce=restricted",
			"pod-security.kubernetes.io/warn=restricted",
		]);
		await step("install", () => runHelm("install", NAME, CHART, "--values", values, "--wait", "--timeout", "10m"));
		await untilReady(2);
		const secret = () => kubectl("get", "secret", NAME, "--output", "jsonpath={.data.AUTH_SECRET}");
		const kept = await secret();
		await step("helm test: a reminder fires", () => runHelm("test", NAME, "--timeout", "5m"));
		await kubectl("apply", "--filename", write("load.json", load.manifest(await surroundings.firstLink())));
		await step("load", () => load.more(50));
		await step("update to the next version of chart and application, annotations toggled", async () => {
			await upgrade();
			for (const { name, annotations } of await untilReady(2)) {
				if (annotations.toggled !== "yes") problems.push(`${name} was not replaced by the update`);
			}
			for (const kind of ["service", "serviceaccount"]) {
				const toggled = await kubectl("get", kind, NAME, "--output", "jsonpath={.metadata.annotations.toggled}");
				if (toggled !== "yes") problems.push(`the annotation of the ${kind} was not toggled`);
			}
			await load.more(50);
		});
		await step("scale from 2 to 5", async () => {
			await upgrade("--set", "replicas=5");
			await untilReady(5);
			await load.more(50);
		});
		await step("scale from 5 to 2", async () => {
			await upgrade("--set", "replicas=2");
			await untilReady(2);
			await load.more(50);
		});
		await step("evict two: the budget grants the first and refuses the second", async () => {
			const answers = [await evict(`${NAME}-0`), await evict(`${NAME}-1`)];
			if (answers.join() !== "granted,refused") problems.push(`evictions were ${answers}`);
			await load.more(50);
			await eventually(pods, (all) => all.length === 2, 60_000);
			await untilReady(2);
		});
		await step(
			"kill a pod",
			async () => {
				await kubectl("delete", "pod", `${NAME}-1`, "--grace-period=0", "--force");
				await load.more(50);
				await untilReady(2);
			},
			{ mayFail: true },
		);
		await step("roll back to the first revision", async () => {
			await runHelm("rollback", NAME, "1", "--wait", "--timeout", "10m");
			for (const { name, annotations } of await untilReady(2)) {
				if (annotations.toggled !== undefined) problems.push(`${name} was not rolled back`);
			}
			await load.more(50);
		});
		if ((await secret()) !== kept) problems.push("AUTH_SECRET was changed by an update");
		await load.stop();
		await step("uninstall", () => runHelm("uninstall", NAME, "--wait"));
		if ((await secret()) !== kept) problems.push("the Secret went with the release");
	}
	try {
		const way = { helm: helmProgram, kubectl: "kubectl", image: KUBE_IMAGE, surroundings, step, say };
		if (isWanted("guide")) await walkGuide(way);
		if (isWanted("chart")) await underLoad();
	} catch (fault) {
		problems.push(String(fault), await kubectl("get", "pods,events").catch(String));
	} finally {
		await load.stop();
		await run("kubectl", ["delete", "namespace", NAMESPACE, "--wait=false"]).catch(() => undefined);
		await surroundings.stop();
		rmSync(folder, { recursive: true, force: true });
	}
	problems.push(...new Set(warnings));
	for (const problem of problems) say(`PROBLEM ${problem}`);
	say(
		problems.length === 0
			? `All is well, after ${Math.round((performance.now() - began) / 1_000)} s.`
			: `${problems.length} problems.`,
	);
	process.exitCode = problems.length === 0 ? 0 : 1;
}
