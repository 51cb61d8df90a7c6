/** What `doctor` says of Redis. Pods go on without it, so that a wrong password is found nowhere else than in a log. */
import { lookAtRedis } from "../redis/lookAtRedis.ts";
import type { CommandContext } from "./command.ts";
import { type Finding, problem, remark, well } from "./finding.ts";

const USUAL_PORT = "6379";

export async function checkRedis({ config: { REDIS_URL: url } }: Pick<CommandContext, "config">): Promise<Finding> {
	if (url === undefined) return remark("REDIS_URL is not set: limits are counted in process, for one pod.");
	const { hostname, port } = new URL(url);
	const where = `${hostname}:${port || USUAL_PORT}`;
	const look = await lookAtRedis(url);
	if (look.kind === "answers") return well(`Redis ${look.version} answers.`);
	return problem(
		look.kind === "refused"
			? `Redis at ${where} takes neither this user nor this password: check REDIS_URL.`
			: `Redis at ${where} does not answer: check REDIS_URL and the network. Pods go on without it, each with limits of its own.`,
	);
}
