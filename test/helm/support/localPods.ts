/**
 * The chart's pods as processes of this machine, as far as a kubelet can be had without containers: the command and nothing in the
 * environment but what the chart says, an address for each pod, volumes as folders, the probes at their pace, and the end as a
 * pod has it: out of the services at once, the sleep, SIGTERM, SIGKILL after the grace. Services pass connections on to pods that
 * their selectors find and whose readiness probe says so.
 */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { connect, createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { spawnTied } from "../../support/tiedProcess.ts";
import { NAMESPACE, type Rendered, ROOT, reach } from "./chart.ts";

interface Probe {
	readonly httpGet: { readonly path: string; readonly port: string };
	readonly periodSeconds: number;
	readonly timeoutSeconds: number;
	readonly failureThreshold: number;
}
interface Variable {
	readonly name: string;
	readonly value?: string;
	readonly valueFrom?: {
		readonly fieldRef?: { readonly fieldPath: string };
		readonly secretKeyRef?: { readonly name: string; readonly key: string; readonly optional?: boolean };
	};
}
interface Container {
	readonly command: readonly string[];
	readonly env: readonly Variable[];
	readonly envFrom?: readonly { readonly configMapRef: { readonly name: string } }[];
	readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
	readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
	readonly startupProbe?: Probe;
	readonly livenessProbe?: Probe;
	readonly readinessProbe?: Probe;
	readonly lifecycle?: { readonly preStop: { readonly sleep: { readonly seconds: number } } };
}
interface PodSpec {
	readonly containers: readonly [Container];
	readonly terminationGracePeriodSeconds?: number;
}

export interface LocalPod {
	readonly name: string;
	readonly ip: string;
	readonly labels: Readonly<Record<string, string>>;
	/** Folder of its volume. */
	volume(name: string): string;
	output(): string;
	isReady(): boolean;
	/** Why a kubelet would have ended it; undefined while all is well. */
	failure(): string | undefined;
	/** Resolves when its readiness probe says so; rejects when it ends or its startup probe gives up. */
	untilReady(): Promise<void>;
	/** As when it is deleted. */
	remove(): Promise<{ readonly code: number | null; readonly tookMs: number; readonly graceMs: number }>;
}

/** Every pod has an address of its own on this machine, as it would in a cluster (Linux has all of 127.0.0.0/8). */
const block = `127.${64 + (process.pid % 64)}.${Math.floor(Math.random() * 250)}`;
let pods = 1;

/** What a container's environment is, for a pod of that name and address. Throws on what is referred to and is not there. */
function environmentOf(chart: Rendered, container: Container, name: string, ip: string): Record<string, string> {
	const environment: Record<string, string> = {};
	for (const { configMapRef } of container.envFrom ?? []) {
		Object.assign(environment, chart.one("ConfigMap", configMapRef.name).data);
	}
	for (const { name: variable, value, valueFrom } of container.env) {
		environment[variable] = read(variable, value, valueFrom);
	}
	return environment;

	function read(variable: string, value: string | undefined, from: Variable["valueFrom"]): string {
		if (from?.fieldRef) {
			const fields: Readonly<Record<string, string>> = { "metadata.name": name, "status.podIP": ip };
			const field = fields[from.fieldRef.fieldPath];
			if (field === undefined) throw new Error(`${variable}: no field ${from.fieldRef.fieldPath}`);
			return field;
		}
		if (from?.secretKeyRef) {
			const { name: secret, key, optional } = from.secretKeyRef;
			const held = chart.one("Secret", secret).data?.[key];
			if (held === undefined && optional) return "";
			if (held === undefined) throw new Error(`${variable}: ${secret} has no ${key}`);
			return Buffer.from(held, "base64").toString();
		}
		return (value ?? "").replaceAll(/\$\((\w+)\)/g, (whole, other: string) => environment[other] ?? whole);
	}
}

/** A process as the container of a pod. What the chart mounts are folders under `folder`. */
function launch(chart: Rendered, spec: PodSpec, name: string, ip: string, folder: string, command: readonly string[]) {
	const [container] = spec.containers;
	const given = environmentOf(chart, container, name, ip);
	const volumes = new Map(container.volumeMounts.map((mount) => [mount.name, join(folder, name, mount.name)]));
	for (const path of volumes.values()) mkdirSync(path, { recursive: true });
	const local = (value: string) => {
		const mount = container.volumeMounts.find(
			({ mountPath }) => value === mountPath || value.startsWith(`${mountPath}/`),
		);
		return mount ? value.replace(mount.mountPath, volumes.get(mount.name) ?? "") : value;
	};
	const environment = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, local(value)]));
	// All addresses of a pod are this one here.
	if (environment.HOST === "0.0.0.0") environment.HOST = ip;
	const [program = "", ...args] = command;
	const child = spawnTied("KILL", program, args, {
		cwd: ROOT,
		env: {
			...environment,
			PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
			TMPDIR: volumes.get("tmp") ?? folder,
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	let output = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream?.on("data", (chunk: Buffer) => {
			output += String(chunk);
		});
	}
	// Also its output has ended then.
	const exited = once(child, "close") as Promise<[number | null]>;
	return { child, exited, volumes, output: () => output };
}

/** A job's or test's pod: runs to its end. `hosts`: what stands for the names of services. */
export async function runToEnd(
	chart: Rendered,
	[kind, name]: readonly [kind: "Job" | "Pod", name: string],
	folder: string,
	hosts: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly output: string }> {
	const spec = chart.at<PodSpec>(kind, kind === "Job" ? "spec.template.spec" : "spec", name);
	const command = spec.containers[0].command.map((word) => hosts[word] ?? word);
	const { exited, output } = launch(chart, spec, name, `${block}.${pods++}`, folder, command);
	const [code] = await exited;
	return { code, output: output() };
}

/** One pod of a StatefulSet or Deployment. */
export function startPod(
	chart: Rendered,
	[kind, owner]: readonly [kind: "StatefulSet" | "Deployment", owner: string],
	name: string,
	folder: string,
): LocalPod {
	const spec = chart.at<PodSpec>(kind, "spec.template.spec", owner);
	const [container] = spec.containers;
	const ip = `${block}.${pods++}`;
	const { child, exited, volumes, output } = launch(chart, spec, name, ip, folder, container.command);
	let isReady = false;
	let isLeaving = false;
	let failure: string | undefined;
	const ready = Promise.withResolvers<void>();
	ready.promise.catch(() => undefined);
	const fail = (reason: string) => {
		failure ??= reason;
		isReady = false;
		ready.reject(new Error(`${name}: ${reason}\n${output()}`));
	};
	const isRunning = () => child.exitCode === null && child.signalCode === null;
	void exited.then(() => {
		isReady = false;
		if (!isLeaving) fail(`it ended with ${child.exitCode ?? child.signalCode}`);
	});

	async function ask({ httpGet, timeoutSeconds }: Probe): Promise<boolean> {
		const port = container.ports?.find((one) => one.name === httpGet.port)?.containerPort;
		if (port === undefined) return false;
		const signal = AbortSignal.timeout(timeoutSeconds * 1_000);
		const answer = await fetch(`http://${ip}:${port}${httpGet.path}`, { signal }).catch(() => undefined);
		await answer?.body?.cancel();
		return answer?.ok ?? false;
	}
	/** Asks at the probe's pace and tells each turn: well at the first yes, ill after so many no in a row. */
	async function watch(probe: Probe | undefined, tell: (isWell: boolean) => "go on" | "enough"): Promise<void> {
		if (!probe) throw new Error(`${name} has no such probe`);
		for (let refusals = 0; isRunning(); await wait(probe.periodSeconds * 1_000, undefined, { ref: false })) {
			const isWell = await ask(probe);
			refusals = isWell ? 0 : refusals + 1;
			if ((isWell || refusals >= probe.failureThreshold) && tell(isWell) === "enough") return;
		}
	}
	void (async () => {
		let hasStarted = false;
		await watch(container.startupProbe, (isWell) => {
			hasStarted = isWell;
			return "enough";
		});
		if (!hasStarted) return fail("the startup probe gave up");
		void watch(container.livenessProbe, (isWell) => {
			if (!isWell && !isLeaving) fail("the liveness probe gave up");
			return "go on";
		});
		await watch(container.readinessProbe, (isWell) => {
			isReady = isWell && !isLeaving;
			if (isReady) ready.resolve();
			return "go on";
		});
	})().catch((fault: unknown) => fail(String(fault)));

	return {
		name,
		ip,
		labels: chart.at<Record<string, string>>(kind, "spec.template.metadata.labels", owner),
		volume: (volume) => volumes.get(volume) ?? "",
		output,
		isReady: () => isReady,
		failure: () => failure,
		untilReady: () => ready.promise,
		async remove() {
			const began = performance.now();
			const graceMs = (spec.terminationGracePeriodSeconds ?? 30) * 1_000;
			isLeaving = true;
			isReady = false;
			const overdue = setTimeout(() => child.kill("SIGKILL"), graceMs);
			if (isRunning()) await wait((container.lifecycle?.preStop.sleep.seconds ?? 0) * 1_000);
			end(child);
			const [code] = await exited;
			clearTimeout(overdue);
			return { code, tookMs: performance.now() - began, graceMs };
		},
	};
}

function end(child: ChildProcess): void {
	if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
}

export interface LocalService {
	readonly url: string;
	stop(): Promise<void>;
}

/** Listens before there is any pod. `chart` is asked for the service's selector when a connection comes. */
export async function startService(
	chart: () => Rendered,
	name: string,
	candidates: () => readonly LocalPod[],
): Promise<LocalService> {
	let turn = 0;
	const server = createServer((client) => {
		const selector = Object.entries(chart().at<Record<string, string>>("Service", "spec.selector", name));
		const target = String(reach(chart().one("Service", name), "spec.ports.0.targetPort"));
		const found = candidates().filter(
			({ labels, isReady }) => isReady() && selector.every(([label, value]) => labels[label] === value),
		);
		const pod = found[turn++ % Math.max(1, found.length)];
		const ports = chart().at<Container["ports"]>("StatefulSet", "spec.template.spec.containers.0.ports");
		const port = ports?.find((one) => one.name === target)?.containerPort;
		if (!pod || port === undefined) return void client.destroy();
		const peer = connect(port, pod.ip);
		client.pipe(peer).pipe(client);
		for (const [one, other] of [
			[client, peer],
			[peer, client],
		] as const) {
			one.on("error", () => other.destroy());
			one.on("close", () => other.destroy());
		}
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("the service has no port");
	return {
		url: `http://127.0.0.1:${address.port}`,
		async stop() {
			const closed = once(server, "close");
			server.close();
			await closed;
		},
	};
}

/** The address that the chart has for a service, by which jobs and tests name it. */
export const addressOf = (service: string, port: number): string => `http://${service}.${NAMESPACE}.svc:${port}`;
