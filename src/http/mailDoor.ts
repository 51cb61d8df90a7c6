/**
 * The door of the links in reminders' mails, `/mail/<token>`. A GET does nothing but lead to the page with its button: a mail scanner
 * follows every link. A POST does the one thing that the token allows; it needs no session, and comes from that button, or from the
 * reader's mail program when he unsubscribes there (RFC 8058).
 */
import type { Middleware } from "koa";
import { MAIL } from "../domain/channels.ts";
import { taskOfAnswer } from "../domain/commands/answer.ts";
import type { Command } from "../domain/commands/commands.ts";
import { principalOf } from "../domain/events/principal.ts";
import { say } from "../domain/refusals/sentence.ts";
import type { MailAction, MailErrand } from "../ports/delivery/mailLinks.ts";
import type { Deps } from "./deps.ts";
import { Problem, problemOfResult } from "./problem.ts";
import { readBytes, sizeOf } from "./readBody.ts";

const PATH = /^\/mail\/([\w-]{8,200})$/;
const METHODS = "GET, HEAD, POST";
/** What "again in an hour" means. */
const SNOOZE_MINUTES = 60;

type MailDoorDeps = Pick<Deps, "mailLinks" | "gate" | "endpoints" | "clock" | "bounds">;

export function createMailDoor(deps: MailDoorDeps): Middleware {
	return async (ctx, next) => {
		const [, token] = PATH.exec(ctx.path) ?? [];
		if (token === undefined) return next();
		ctx.routerPath = "/mail/{token}";
		if (ctx.method === "GET" || ctx.method === "HEAD") return ctx.redirect(`/#account/mail/${token}`);
		if (ctx.method !== "POST") {
			throw new Problem("method_not_allowed", say("methods_known", { methods: METHODS }), {
				headers: { Allow: METHODS },
			});
		}
		const errand = deps.mailLinks.read(token, deps.clock.now());
		if (errand === undefined) throw new Problem("not_found", say("mail_link_spent"));
		// The body of a mail program adds nothing to the token: it is read to its end and ignored.
		await readBytes(ctx.req);
		deps.bounds.countChange(errand.user_id, sizeOf(ctx.req));
		ctx.body = { action: errand.action, title: await run(deps, errand) };
	};
}

/** Resolves to the title of the task that it was about; null where it was about none. */
async function run({ gate, endpoints }: MailDoorDeps, errand: MailErrand): Promise<string | null> {
	const { action, user_id, delivery_id, task_id, reminder_id } = errand;
	if (action === "unsubscribe") {
		if ((await endpoints.mute(user_id, MAIL, { until: null })) === undefined) {
			throw new Problem("not_found", say("mail_link_spent"));
		}
		return null;
	}
	const result = await gate.execute({
		command_id: `mail:${delivery_id}:${reminder_id}:${action}`,
		user_id,
		principal: principalOf({ by: "mail" }),
		command: commandOf(action, { task_id, reminder_id }),
	});
	if (result.kind !== "done") throw problemOfResult(result);
	return taskOfAnswer(result.answer)?.title ?? null;
}

function commandOf(
	action: Exclude<MailAction, "unsubscribe">,
	{ task_id, reminder_id }: Pick<MailErrand, "task_id" | "reminder_id">,
): Command {
	switch (action) {
		case "done":
			return { type: "CompleteTask", task_id };
		case "snooze":
			return { type: "SnoozeReminder", reminder_id, minutes: SNOOZE_MINUTES };
		case "end_digests":
			return { type: "ChangeSettings", changes: { digest_at: null } };
	}
}
