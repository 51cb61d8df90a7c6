/**
 * What `doctor` says of push messages: whether the services of the devices that take them are reached from here. Nobody is asked outside
 * while no device does.
 */
import type { Database } from "../persistence/database.ts";
import type { CommandContext } from "./command.ts";
import { type Finding, problem, remark, well } from "./finding.ts";
import { isOpen } from "./isOpen.ts";

const HTTPS_PORT = 443;
/** Windows has a name for each of its regions; more are not asked. */
const MOST_SERVICES = 10;

const SERVICES = `
SELECT substring(url FROM '^https://([^/]+)') AS host, count(*)::float8 AS devices FROM push_device
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_SERVICES}`;

export async function checkPush(
	{ config, clock }: Pick<CommandContext, "config" | "clock">,
	database: Pick<Database, "query">,
): Promise<Finding> {
	const services = await database.query<{ host: string; devices: number }>(SERVICES);
	if (services.length === 0) {
		return remark(
			canSubscribe(config.PUBLIC_URL)
				? "No device takes push messages yet."
				: "PUBLIC_URL is not https: browsers take no push messages from such a page.",
		);
	}
	const looked = await Promise.all(
		services.map(async ({ host, devices }) => {
			const { hostname, port } = new URL(`https://${host}`);
			return { host, devices, isReached: await isOpen(hostname, Number(port) || HTTPS_PORT, clock) };
		}),
	);
	const away = looked.filter(({ isReached }) => !isReached);
	const names = (of: readonly { readonly host: string }[]) => of.map(({ host }) => host).join(", ");
	if (away.length === 0) return well(`The services of devices answer: ${names(looked)}.`);
	const waiting = away.reduce((sum, { devices }) => sum + devices, 0);
	return problem(
		`${names(away)}: no answer from here, so ${waiting} ${waiting === 1 ? "device gets" : "devices get"} no push messages. Let servers out to port 443 of public addresses.`,
	);
}

/** Browsers hand out addresses for push messages over https and on this machine alone. */
function canSubscribe(url: string | undefined): boolean {
	if (url === undefined) return true;
	const { protocol, hostname } = new URL(url);
	return protocol === "https:" || hostname === "localhost" || hostname === "127.0.0.1";
}
