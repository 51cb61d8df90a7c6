/** `adjutant doctor --production`: the public address as somebody outside uses it, as far as that can be had from this machine. */
import { once } from "node:events";
import { connect as connectTls } from "node:tls";
import { setDeadline } from "../timing/deadline.ts";
import { within } from "../timing/within.ts";
import type { CommandContext } from "./command.ts";
import { type Finding, problem, remark, well } from "./finding.ts";
import type { Named } from "./productionSettings.ts";

const ANSWER_WITHIN_MS = 5_000;
const DAY_MS = 86_400_000;
/** Authorities of today renew 30 days before the end; what is not renewed by then is forgotten. */
const RENEWED_DAYS = 14;

export async function checkOutside(context: CommandContext): Promise<readonly Named[]> {
	const { PUBLIC_URL } = context.config;
	if (PUBLIC_URL === undefined) return [];
	const url = new URL(PUBLIC_URL);
	if (url.protocol !== "https:") return [["address", await checkAddress(context, url)]];
	return [
		["address", await checkAddress(context, url)],
		["cert", await checkCertificate(context, url)],
		// A port of its own has no twin without TLS.
		...(url.port === ""
			? ([["redirect", await checkRedirect(context, new URL("/", `http://${url.hostname}`))]] as const)
			: []),
		["agents", await checkAgents(context, url)],
	];
}

/** Undefined when there is no answer in time. Redirects are answers. */
async function ask(
	{ clock }: Pick<CommandContext, "clock">,
	url: URL,
	init: RequestInit = {},
): Promise<Response | undefined> {
	const deadline = setDeadline(clock, ANSWER_WITHIN_MS);
	return fetch(url, { redirect: "manual", signal: deadline.signal, ...init })
		.then(async (response) => {
			await response.body?.cancel();
			return response;
		})
		.catch(() => undefined)
		.finally(deadline.callOff);
}

async function checkAddress(context: CommandContext, url: URL): Promise<Finding> {
	const answer = await ask(context, new URL("/health/ready", url));
	if (!answer)
		return problem(
			`${url.origin} does not answer from here: is the server up, does the name lead to the proxy, is its certificate trusted?`,
		);
	return answer.ok
		? well(`${url.origin} answers; look from another network, too.`)
		: problem(`${url.origin}/health/ready answers ${answer.status}: does the proxy lead to the server?`);
}

async function checkCertificate({ clock }: CommandContext, url: URL): Promise<Finding> {
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const socket = connectTls({ host, port: Number(url.port) || 443, servername: host, rejectUnauthorized: false });
	const isSecure = await within(clock, ANSWER_WITHIN_MS, once(socket, "secureConnect")).catch(() => false);
	const endsMs = isSecure ? socket.getPeerX509Certificate()?.validToDate.getTime() : undefined;
	socket.destroy();
	if (endsMs === undefined) return problem(`${url.host} does not speak TLS: end it at the proxy in front.`);
	const days = Math.floor((endsMs - clock.now().epochMilliseconds) / DAY_MS);
	return days >= RENEWED_DAYS
		? well(`The certificate counts for ${days} more days.`)
		: problem(`The certificate ends in ${days} days: see why it is not renewed (cert-manager does so 30 days before).`);
}

/** `plain`: the same host over http. */
export async function checkRedirect(context: Pick<CommandContext, "clock">, plain: URL): Promise<Finding> {
	const answer = await ask(context, plain);
	if (!answer) return well("Nobody answers over http.");
	const to = answer.headers.get("location") ?? "";
	return answer.status >= 300 && answer.status < 400 && to.startsWith("https://")
		? well("Who comes by http is sent to https.")
		: problem(`${plain.origin} answers ${answer.status} over http: have the proxy send everybody to https.`);
}

/** What other agents look for, by paths that a proxy might keep to itself. */
async function checkAgents(context: CommandContext, url: URL): Promise<Finding> {
	const found = await ask(context, new URL("/.well-known/oauth-protected-resource/mcp", url));
	const door = await ask(context, new URL("/mcp", url), { method: "POST" });
	if (!found?.ok)
		return problem("/.well-known is not passed on: the proxy must lead that path to the server, unchanged.");
	return door?.status === 401
		? well("Other agents find /mcp.")
		: remark(`/mcp answers ${door?.status ?? "nothing"} to one without a key, not 401: is it passed on unchanged?`);
}
