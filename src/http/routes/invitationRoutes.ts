/** Who may sign up, and whom an operator invites. */

import { z } from "zod";
import { say } from "../../domain/refusals/sentence.ts";
import { Instant, PathId } from "../contract/contractFields.ts";
import { Problem } from "../problem.ts";
import { json, openRoute, type Route, route } from "./route.ts";

const Invitation = z
	.strictObject({
		id: z.int(),
		email: z.string(),
		made_at: Instant,
		expires_at: Instant,
		state: z.enum(["waiting", "used", "expired", "revoked"]),
	})
	.meta({ id: "Invitation" });
const Invitations = z.strictObject({ data: z.array(Invitation).readonly(), next_cursor: z.null() });
const Invited = z.strictObject({
	invitation: Invitation,
	link: z.string().nullable().meta({ description: "to be handed over; null: the mail brings it" }),
});
const NewInvitation = z.strictObject({ email: z.email().max(254).toLowerCase() }).meta({ id: "NewInvitation" });

type InvitationView = z.output<typeof Invitation>;

const present = ({ invitation_id: id, ...rest }: { readonly invitation_id: number } & Omit<InvitationView, "id">) => ({
	id,
	...rest,
});

const signUpState = openRoute({
	method: "GET",
	path: "/api/sign-up",
	summary: "Who may make an account: `open`, `invited`, `closed`, or `first_link` (with the link of the first start)",
	answer: { status: 200, schema: z.strictObject({ sign_up: z.enum(["open", "invited", "closed", "first_link"]) }) },
	act: async ({ auth }) => json(200, { sign_up: await auth.signUp.state() }),
});

const list = route({
	method: "GET",
	path: "/api/invitations",
	auth: "operator",
	summary: "The invitations, the newest first",
	mutates: false,
	answer: { status: 200, schema: Invitations },
	refusals: [403],
	act: async ({ auth }) => json(200, { data: (await auth.signUp.list()).map(present), next_cursor: null }),
});

const invite = route({
	method: "POST",
	path: "/api/invitations",
	auth: "operator",
	summary: "Invite an address: a link for one sign-up, for 7 days; a waiting one of the same address is revoked",
	mutates: true,
	body: NewInvitation,
	answer: { status: 201, schema: Invited },
	refusals: [403, 409],
	async act({ auth }, { body, who, header }) {
		const operator = { user_id: who.user.user_id, languages: header("accept-language") ?? null };
		const { invitation, link } = await auth.signUp.invite(body.email, operator);
		return json(201, { invitation: present(invitation), link });
	},
});

const revoke = route({
	method: "DELETE",
	path: "/api/invitations/{id}",
	auth: "operator",
	summary: "Withdraw a pending invitation",
	mutates: true,
	params: z.strictObject({ id: PathId }),
	answer: { status: 200, schema: z.strictObject({ revoked: z.int() }) },
	refusals: [403, 404],
	async act({ auth }, { params: { id } }) {
		if (!(await auth.signUp.revoke(id))) throw new Problem("not_found", say("no_such_invitation"));
		return json(200, { revoked: id });
	},
});

export const invitationRoutes: readonly Route[] = [signUpState, list, invite, revoke];
