/**
 * A server on loopback that takes what ntfy takes: notifications in JSON at its root, of the fields and bounds of its documentation
 * (docs.ntfy.sh/publish), with access tokens for the topics that want one. It answers as ntfy does.
 */
import { type HookReceiver, type Reply, startHookReceiver } from "./hookReceiver.ts";

export interface Published {
	readonly topic: string;
	readonly title?: string;
	readonly message?: string;
	readonly priority?: number;
	readonly tags?: readonly string[];
	readonly click?: string;
	readonly actions?: readonly Readonly<Record<string, unknown>>[];
	readonly sequence_id?: string;
}

const failed = (http: number, code: number, error: string): Reply => ({
	status: http,
	said: JSON.stringify({ code, http, error, link: "https://ntfy.sh/docs/publish/" }),
});

export async function startNtfyServer(tokens: Readonly<Record<string, string>> = {}) {
	const receiver: HookReceiver = await startHookReceiver();
	/** What subscribers see; of one sequence the last. */
	const shown = new Map<string, Published>();
	receiver.reply(({ path, headers, body }) => {
		if (path !== "/") return failed(404, 40401, "page not found");
		let asked: Published;
		try {
			asked = JSON.parse(body);
		} catch {
			return failed(400, 40017, "invalid request: request body must be message JSON");
		}
		const problem = whyInvalid(asked);
		if (problem !== undefined) return failed(400, 40017, problem);
		const token = tokens[asked.topic];
		if (token !== undefined && headers.authorization === undefined) return failed(403, 40301, "forbidden");
		if (headers.authorization !== undefined && headers.authorization !== `Bearer ${token}`) {
			return failed(401, 40101, "unauthorized");
		}
		shown.set(`${asked.topic} ${asked.sequence_id ?? shown.size}`, asked);
		return { status: 200, said: JSON.stringify({ id: "xE73Iyuabi", event: "message", ...asked }) };
	});
	return { ...receiver, shown: () => [...shown.values()] };
}

function whyInvalid({ topic, message = "", priority = 3, tags = [], actions = [], sequence_id }: Published) {
	if (!/^[-_A-Za-z0-9]{1,64}$/.test(topic)) return "invalid topic";
	if (Buffer.byteLength(message) > 4_096) return "message too long";
	if (!Number.isInteger(priority) || priority < 1 || priority > 5) return "invalid priority parameter";
	if (!Array.isArray(tags) || tags.some((tag) => typeof tag !== "string")) return "invalid tags";
	if (actions.length > 3) return "only 3 actions allowed";
	for (const { action, label, url } of actions) {
		if (action !== "view" || !label || typeof url !== "string" || !URL.canParse(url)) return "invalid action";
	}
	if (sequence_id !== undefined && !/^[-_A-Za-z0-9]{1,64}$/.test(sequence_id)) return "invalid sequence ID";
	return undefined;
}
