import { createSignal, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { useOwnRows } from "../../state/settings/ownRows.ts";
import { sayExactly } from "../../time/say.ts";
import type { Messages } from "../../words/english.ts";
import { useAllWords } from "../../words/words.ts";
import { AccountForm } from "../parts/AccountForm.tsx";

interface Invitation {
	readonly id: number;
	readonly email: string;
	readonly expires_at: string;
	readonly state: keyof Messages["invitations"]["states"];
}

/** For operators: who is invited to make an account. */
export function AccountInvitations() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().invitations;
	const [link, setLink] = createSignal<string>();
	const { rows, refetch, act } = useOwnRows<Invitation>("/api/invitations");

	async function invite(field: (name: string) => string): Promise<string> {
		setLink(undefined);
		const email = field("email");
		const made = await desk.requests.write<{ link: string | null }>("POST", "/api/invitations", { email });
		refetch();
		if (made.link === null) return say().mailed(email);
		setLink(made.link);
		return say().handOver(email);
	}
	const withdraw = (row: Invitation) =>
		act(async () => {
			await desk.requests.write("DELETE", `/api/invitations/${row.id}`);
			// Its row says it.
			return undefined;
		});

	return (
		<section>
			<h3>{say().title}</h3>
			<AccountForm button={say().invite} send={invite}>
				<label>
					{say().address}
					<input name="email" type="email" required />
				</label>
			</AccountForm>
			<Show when={link()}>
				<p>
					<code>{link()}</code>
				</p>
			</Show>
			<ul class="plain">
				<For each={rows()}>
					{(row) => (
						<li>
							<b>{row.email}</b> {say().states[row.state]}
							<Show when={row.state === "waiting"}>
								, {say().until(sayExactly(Date.parse(row.expires_at), desk.place()))}{" "}
								<button
									type="button"
									class="small"
									aria-label={say().withdrawWhich(row.email)}
									onClick={() => void withdraw(row)}
								>
									{say().withdraw}
								</button>
							</Show>
						</li>
					)}
				</For>
			</ul>
		</section>
	);
}
