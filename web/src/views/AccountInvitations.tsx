import { createResource, createSignal, For, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { sayExactly } from "../time/say.ts";
import { AccountForm } from "./AccountForm.tsx";

const SAID = { waiting: "waits", used: "was used", expired: "has expired", revoked: "was withdrawn" } as const;

interface Invitation {
	readonly id: number;
	readonly email: string;
	readonly expires_at: string;
	readonly state: keyof typeof SAID;
}

/** For operators: who is invited to make an account. */
export function AccountInvitations() {
	const desk = useDesk();
	const [link, setLink] = createSignal<string>();
	const [rows, { refetch }] = createResource(
		async () => (await desk.requests.read<{ data: readonly Invitation[] }>("/api/invitations")).data,
	);

	async function invite(field: (name: string) => string): Promise<string> {
		setLink(undefined);
		const email = field("email");
		const made = await desk.requests.write<{ link: string | null }>("POST", "/api/invitations", { email });
		void refetch();
		if (made.link === null) return `A link was mailed to ${email}. It counts for 7 days and once.`;
		setLink(made.link);
		return `Hand this link over to ${email}. It counts for 7 days and once, and is shown this once.`;
	}
	async function withdraw(row: Invitation): Promise<void> {
		try {
			await desk.requests.write("DELETE", `/api/invitations/${row.id}`);
		} catch (problem) {
			desk.toasts.fail(problem);
		}
		void refetch();
	}

	return (
		<section>
			<h3>Invitations</h3>
			<AccountForm button="Invite" send={invite}>
				<label>
					Address to invite
					<input name="email" type="email" required />
				</label>
			</AccountForm>
			<Show when={link()}>
				<p>
					<code>{link()}</code>
				</p>
			</Show>
			<ul class="plain">
				<For each={rows.latest ?? []}>
					{(row) => (
						<li>
							<b>{row.email}</b> {SAID[row.state]}
							<Show when={row.state === "waiting"}>
								, until {sayExactly(Date.parse(row.expires_at), desk.place())}{" "}
								<button
									type="button"
									class="small"
									aria-label={`Withdraw the invitation of ${row.email}`}
									onClick={() => void withdraw(row)}
								>
									Withdraw
								</button>
							</Show>
						</li>
					)}
				</For>
			</ul>
		</section>
	);
}
