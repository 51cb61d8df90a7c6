import { createResource, createSignal, For, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { had } from "../state/had.ts";
import { sayExactly } from "../time/say.ts";
import type { Messages } from "../words/english.ts";
import { useAllWords } from "../words/words.ts";
import { AccountForm } from "./AccountForm.tsx";

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
	const [rows, { refetch }] = createResource(
		async () => (await desk.requests.read<{ data: readonly Invitation[] }>("/api/invitations")).data,
	);

	async function invite(field: (name: string) => string): Promise<string> {
		setLink(undefined);
		const email = field("email");
		const made = await desk.requests.write<{ link: string | null }>("POST", "/api/invitations", { email });
		void refetch();
		if (made.link === null) return say().mailed(email);
		setLink(made.link);
		return say().handOver(email);
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
				<For each={had(rows) ?? []}>
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
