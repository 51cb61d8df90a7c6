import { createResource, createSignal, Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { AccountForm, PasswordField } from "./AccountForm.tsx";
import { AccountInvitations } from "./AccountInvitations.tsx";
import { AccountSecondFactor } from "./AccountSecondFactor.tsx";
import { AccountSessions } from "./AccountSessions.tsx";

/** What belongs to the account and not to the tasks: its address, its password, who is signed in with it. */
export function AccountSettings() {
	const desk = useDesk();
	const { requests } = desk;
	/** Raised when a change has ended sessions, so that their list is read anew. */
	const [ended, setEnded] = createSignal(0);

	const [isConfirmed] = createResource(async () => {
		const session = await requests.read<{ user?: { emailVerified?: boolean } } | null>("/api/auth/get-session");
		return session?.user?.emailVerified;
	});

	async function askForLink(): Promise<string> {
		const { email } = desk.me().user;
		await requests.write("POST", "/api/auth/send-verification-email", { email });
		return `A link was mailed to ${email}.`;
	}

	async function changeAddress(field: (name: string) => string): Promise<string> {
		const body = { newEmail: field("email"), password: field("password") };
		await requests.write("POST", "/api/auth/account/change-address", body);
		return `A link was mailed to ${field("email")}. The address changes when you follow it.`;
	}

	async function changePassword(field: (name: string) => string): Promise<string> {
		const body = { currentPassword: field("current"), newPassword: field("new") };
		await requests.write("POST", "/api/auth/change-password", body);
		setEnded(ended() + 1);
		return "Your password is changed, and your other sessions were ended.";
	}

	return (
		<>
			<section>
				<h3>Address</h3>
				<p class="muted">
					{desk.me().user.email}
					{isConfirmed() ? ", confirmed" : ""}
				</p>
				<Show when={isConfirmed() === false}>
					<AccountForm button="Mail a link that confirms it" send={askForLink} />
				</Show>
				<details>
					<summary>Change the address</summary>
					<AccountForm button="Mail a link to the new address" send={changeAddress}>
						<label>
							New address
							<input name="email" type="email" autocomplete="email" required />
						</label>
						<PasswordField name="password" label="Your password" />
					</AccountForm>
				</details>
			</section>
			<section>
				<h3>Password</h3>
				<details>
					<summary>Change the password</summary>
					<AccountForm button="Change the password" send={changePassword}>
						<PasswordField name="current" label="Password until now" />
						<PasswordField name="new" label="New password" isNew />
					</AccountForm>
				</details>
			</section>
			<AccountSecondFactor />
			<AccountSessions ended={ended()} />
			<Show when={desk.me().user.is_operator}>
				<AccountInvitations />
			</Show>
		</>
	);
}
