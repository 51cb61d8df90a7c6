import { createSignal, Match, Show, Switch } from "solid-js";
import type { Requests } from "../../net/request.ts";
import type { AccountLink } from "../../state/entrance/accountLink.ts";
import { type MailAction, readErrand } from "../../state/entrance/mailLink.ts";
import { useAllWords } from "../../words/words.ts";
import { AccountForm, PasswordField } from "../parts/AccountForm.tsx";
import { EntranceCard } from "./EntranceCard.tsx";

/** Where the link of a mail leads, and what Better Auth would show an error page for. Nothing is done before the button. */
export function AccountLinkPage(props: {
	readonly link: AccountLink;
	readonly requests: Requests;
	/** Told when the reader has finished here. */
	readonly onDone: () => void;
}) {
	const words = useAllWords();
	const say = () => words().links;
	const [done, setDone] = createSignal<string>();
	const token = () => ("token" in props.link ? props.link.token : "");

	async function confirm(): Promise<undefined> {
		const path = "/api/auth/account/confirm-address";
		const { email } = await props.requests.write<{ email: string }>("POST", path, { token: token() });
		setDone(say().confirmed(email));
	}

	async function reset(field: (name: string) => string): Promise<undefined> {
		const body = { token: token(), newPassword: field("password") };
		await props.requests.write("POST", "/api/auth/reset-password", body);
		setDone(say().passwordChanged);
	}

	async function follow(): Promise<undefined> {
		const told = await props.requests.write<{ action: MailAction; title: string | null }>(
			"POST",
			`/mail/${token()}`,
			{},
		);
		setDone(words().mailLink[told.action].done(told.title ?? ""));
	}

	return (
		<EntranceCard>
			<Show
				when={done()}
				fallback={
					<Switch>
						<Match when={props.link.what === "confirm"}>
							<h1>{say().confirmTitle}</h1>
							<p class="muted">{say().confirmHint}</p>
							<AccountForm button={say().confirm} send={confirm} />
						</Match>
						<Match when={props.link.what === "reset"}>
							<h1>{say().passwordTitle}</h1>
							<AccountForm button={words().account.changePassword} send={reset}>
								<PasswordField name="password" label={words().account.newPassword} isNew />
							</AccountForm>
						</Match>
						<Match when={props.link.what === "mail" && readErrand(token())}>
							{(action) => (
								<>
									<h1>{words().mailLink[action()].title}</h1>
									<p class="muted">{words().mailLink[action()].hint}</p>
									<AccountForm button={words().mailLink[action()].button} send={follow} />
								</>
							)}
						</Match>
						<Match when={true}>
							<h1>{say().badTitle}</h1>
							<p class="muted">{say().bad}</p>
						</Match>
					</Switch>
				}
			>
				<h1>{say().done}</h1>
				<p role="status">{done()}</p>
			</Show>
			<p class="swap">
				<button type="button" class="link" onClick={() => props.onDone()}>
					{say().open}
				</button>
			</p>
		</EntranceCard>
	);
}
