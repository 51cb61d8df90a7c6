import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import type { Requests } from "../net/request.ts";
import type { Session } from "../state/session.ts";
import { AccountForm } from "./AccountForm.tsx";
import { Icon } from "./Icon.tsx";
import { SecondFactorStep } from "./SecondFactorStep.tsx";
import { Trouble } from "./Trouble.tsx";

/** The first field of a form that has just come up; on entering, and when the other form is chosen. */
function focusNext(field: HTMLInputElement): void {
	queueMicrotask(() => {
		if (!document.activeElement?.matches("input")) field.focus();
	});
}

/** Why nobody may sign up just so; an unknown answer keeps the way open, and the server has the last word. */
const SHUT: Readonly<Record<string, string>> = {
	closed: "Sign-up is closed here. Ask whoever runs this server.",
	invited: "Accounts are made by invitation here. Ask whoever runs this server.",
	first_link: "The first account is made with the link that the server printed when it started.",
};

export function SignIn(props: {
	readonly session: Session;
	readonly requests: Requests;
	/** The link by which an account may be made. */
	readonly invitation?: { readonly token: string; readonly email: string | undefined };
}) {
	const [way, setWay] = createSignal<"in" | "up" | "lost" | "code">(props.invitation ? "up" : "in");
	const [fault, setFault] = createSignal<string>();
	const [told, setTold] = createSignal<string>();
	const [isBusy, setBusy] = createSignal(false);
	const [signUp] = createResource(async () => {
		const answer = await props.requests.read<{ sign_up?: string }>("/api/sign-up").catch(() => null);
		return answer?.sign_up ?? "open";
	});
	const shut = () => (props.invitation ? undefined : SHUT[signUp() ?? "open"]);
	const isNew = () => way() === "up";

	function turn(to: "in" | "up" | "lost"): void {
		setWay(to);
		setFault(undefined);
		setTold(undefined);
	}

	async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const field = (name: string) => String(form.get(name) ?? "");
		const email = field("email").trim();
		setFault(undefined);
		setBusy(true);
		try {
			if (isNew()) {
				const link = props.invitation?.token;
				const isIn = await props.session.signUp(field("name").trim(), email, field("password"), link);
				if (!isIn) {
					turn("in");
					setTold(`Look into the mails of ${email}: you had an account already.`);
				}
			} else if ((await props.session.signIn(email, field("password"))) === "code") setWay("code");
		} catch (problem) {
			setFault(problem instanceof Error ? problem.message : String(problem));
		}
		setBusy(false);
	}

	async function askForLink(field: (name: string) => string): Promise<string> {
		await props.requests.write("POST", "/api/auth/request-password-reset", { email: field("email") });
		return "If there is an account with this address, a mail with a link is on its way.";
	}

	return (
		<main class="entrance">
			<div class="entrance-card">
				<p class="brand big">
					<Icon name="mark" /> Adjutant
				</p>
				<Switch>
					<Match when={way() === "code"}>
						<h1>One more step</h1>
						<SecondFactorStep session={props.session} onBack={() => turn("in")} />
					</Match>
					<Match when={way() === "lost"}>
						<h1>Choose a new password</h1>
						<p class="muted">We mail you a link for that.</p>
						<AccountForm button="Send the link" send={askForLink}>
							<label>
								E-mail
								<input name="email" type="email" autocomplete="email" required ref={focusNext} />
							</label>
						</AccountForm>
					</Match>
					<Match when={true}>
						<h1>{isNew() ? "Create your account" : "Welcome back"}</h1>
						<p class="muted">Say what is to be done. You will be reminded on time.</p>
						<Show when={told()}>
							<p role="status">{told()}</p>
						</Show>
						<form onSubmit={submit}>
							<Show when={isNew()}>
								<label>
									Name
									<input name="name" autocomplete="name" required maxlength="100" ref={focusNext} />
								</label>
							</Show>
							<label>
								E-mail
								<input
									name="email"
									type="email"
									autocomplete="email"
									required
									value={props.invitation?.email ?? ""}
									readonly={isNew() && props.invitation?.email !== undefined}
									ref={focusNext}
								/>
							</label>
							<label>
								Password
								<input
									name="password"
									type="password"
									required
									minlength="8"
									autocomplete={isNew() ? "new-password" : "current-password"}
								/>
								<Show when={isNew()}>
									<small class="muted">At least 8 characters.</small>
								</Show>
							</label>
							<Show when={fault()}>{(sentence) => <Trouble message={sentence()} />}</Show>
							<button type="submit" class="primary" disabled={isBusy()}>
								{isBusy() ? "One moment…" : isNew() ? "Sign up" : "Sign in"}
							</button>
						</form>
					</Match>
				</Switch>
				<Show when={way() === "in"}>
					<p class="swap">
						<button type="button" class="link" onClick={() => turn("lost")}>
							Forgot the password?
						</button>
					</p>
					<p class="swap">
						<Show when={!shut()} fallback={shut()}>
							New here?{" "}
							<button type="button" class="link" onClick={() => turn("up")}>
								Create an account
							</button>
						</Show>
					</p>
				</Show>
				<Show when={way() === "up" || way() === "lost"}>
					<p class="swap">
						You have an account?{" "}
						<button type="button" class="link" onClick={() => turn("in")}>
							Sign in
						</button>
					</p>
				</Show>
			</div>
		</main>
	);
}
