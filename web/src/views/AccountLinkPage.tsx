import { createSignal, Match, Show, Switch } from "solid-js";
import type { Requests } from "../net/request.ts";
import type { AccountLink } from "../state/accountLink.ts";
import { AccountForm, PasswordField } from "./AccountForm.tsx";
import { Icon } from "./Icon.tsx";

/** Where the link of a mail leads, and what Better Auth would show an error page for. Nothing is done before the button. */
export function AccountLinkPage(props: {
	readonly link: AccountLink;
	readonly requests: Requests;
	/** Told when the reader has finished here. */
	readonly onDone: () => void;
}) {
	const [done, setDone] = createSignal<string>();
	const token = () => ("token" in props.link ? props.link.token : "");

	async function confirm(): Promise<undefined> {
		const path = "/api/auth/account/confirm-address";
		const { email } = await props.requests.write<{ email: string }>("POST", path, { token: token() });
		setDone(`${email} is confirmed.`);
	}

	async function reset(field: (name: string) => string): Promise<undefined> {
		const body = { token: token(), newPassword: field("password") };
		await props.requests.write("POST", "/api/auth/reset-password", body);
		setDone("Your password is changed, and every session was ended. Sign in with the new one.");
	}

	return (
		<main class="entrance">
			<div class="entrance-card">
				<p class="brand big">
					<Icon name="mark" /> Adjutant
				</p>
				<Show
					when={done()}
					fallback={
						<Switch>
							<Match when={props.link.what === "confirm"}>
								<h1>Confirm your address</h1>
								<p class="muted">Reminders are mailed to it from then on.</p>
								<AccountForm button="Confirm this address" send={confirm} />
							</Match>
							<Match when={props.link.what === "reset"}>
								<h1>Choose a new password</h1>
								<AccountForm button="Change the password" send={reset}>
									<PasswordField name="password" label="New password" isNew />
								</AccountForm>
							</Match>
							<Match when={true}>
								<h1>This link leads nowhere</h1>
								<p class="muted">It was used, has expired, or is not whole. Have another one sent.</p>
							</Match>
						</Switch>
					}
				>
					<h1>Done</h1>
					<p role="status">{done()}</p>
				</Show>
				<p class="swap">
					<button type="button" class="link" onClick={() => props.onDone()}>
						Open Adjutant
					</button>
				</p>
			</div>
		</main>
	);
}
