import { createResource, createSignal, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { latestOf } from "../../state/parts/latestOf.ts";
import { useAllWords } from "../../words/words.ts";
import { AccountForm, PasswordField } from "../parts/AccountForm.tsx";
import { AccountClients } from "./AccountClients.tsx";
import { AccountFeeds } from "./AccountFeeds.tsx";
import { AccountInvitations } from "./AccountInvitations.tsx";
import { AccountLeave } from "./AccountLeave.tsx";
import { AccountSecondFactor } from "./AccountSecondFactor.tsx";
import { AccountSessions } from "./AccountSessions.tsx";

/** What belongs to the account and not to the tasks: its address, its password, who is signed in with it. */
export function AccountSettings() {
	const desk = useDesk();
	const { requests } = desk;
	const words = useAllWords();
	const say = () => words().account;
	/** Raised when a change has ended sessions, so that their list is read again. */
	const [ended, setEnded] = createSignal(0);

	const [isConfirmed] = createResource(async () => {
		const session = await requests.read<{ user?: { emailVerified?: boolean } } | null>("/api/auth/get-session");
		return session?.user?.emailVerified;
	});

	async function askForLink(): Promise<string> {
		const { email } = desk.me().user;
		await requests.write("POST", "/api/auth/send-verification-email", { email });
		return say().linkMailed(email);
	}

	async function changeAddress(field: (name: string) => string): Promise<string> {
		const body = { newEmail: field("email"), password: field("password") };
		await requests.write("POST", "/api/auth/account/change-address", body);
		return say().addressLinkMailed(field("email"));
	}

	async function changePassword(field: (name: string) => string): Promise<string> {
		const body = { currentPassword: field("current"), newPassword: field("new") };
		await requests.write("POST", "/api/auth/change-password", body);
		setEnded(ended() + 1);
		return say().passwordChanged;
	}

	return (
		<>
			<section>
				<h3>{say().address}</h3>
				<p class="muted">{latestOf(isConfirmed) ? say().confirmed(desk.me().user.email) : desk.me().user.email}</p>
				<Show when={latestOf(isConfirmed) === false}>
					<AccountForm button={say().mailConfirmation} send={askForLink} />
				</Show>
				<details>
					<summary>{say().changeAddress}</summary>
					<AccountForm button={say().mailNewAddress} send={changeAddress}>
						<label>
							{say().newAddress}
							<input name="email" type="email" autocomplete="email" required />
						</label>
						<PasswordField name="password" label={say().yourPassword} />
					</AccountForm>
				</details>
			</section>
			<section>
				<h3>{say().password}</h3>
				<details>
					<summary>{say().changePassword}</summary>
					<AccountForm button={say().changePassword} send={changePassword}>
						<PasswordField name="current" label={say().oldPassword} />
						<PasswordField name="new" label={say().newPassword} isNew />
					</AccountForm>
				</details>
			</section>
			<AccountSecondFactor />
			<AccountSessions ended={ended()} />
			<AccountClients />
			<AccountFeeds />
			<Show when={desk.me().user.is_operator}>
				<AccountInvitations />
			</Show>
			<AccountLeave />
		</>
	);
}
