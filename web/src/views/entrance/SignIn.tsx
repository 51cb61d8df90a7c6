import { createResource, createSignal, Match, Show, Switch } from "solid-js";
import type { Requests } from "../../net/request.ts";
import type { Session } from "../../state/entrance/session.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { useWords } from "../../words/words.ts";
import { AccountForm } from "../parts/AccountForm.tsx";
import { later } from "../parts/later.tsx";
import { Trouble } from "../parts/Trouble.tsx";
import { EntranceCard } from "./EntranceCard.tsx";

const SecondFactorStep = later(() => import("./SecondFactorStep.tsx").then((view) => view.SecondFactorStep));

/** The first field of a form that has just come up; on entering, and when the other form is chosen. */
function focusNext(field: HTMLInputElement): void {
	queueMicrotask(() => {
		if (!document.activeElement?.matches("input")) field.focus();
	});
}

/** Why nobody may sign up just so; an unknown answer keeps the way open, and the server has the last word. */
const SHUT: Readonly<Record<string, "closed" | "invited" | "firstLink">> = {
	closed: "closed",
	invited: "invited",
	first_link: "firstLink",
};

export function SignIn(props: {
	readonly session: Session;
	readonly requests: Requests;
	/** The link by which an account may be made. */
	readonly invitation?: { readonly token: string; readonly email: string | undefined };
}) {
	const words = useWords();
	const say = () => words().entrance;
	const [way, setWay] = createSignal<"in" | "up" | "lost" | "code">(props.invitation ? "up" : "in");
	const [fault, setFault] = createSignal<string>();
	const [told, setTold] = createSignal<string>();
	const [isBusy, setBusy] = createSignal(false);
	const [signUp] = createResource(async () => {
		const answer = await props.requests.read<{ sign_up?: string }>("/api/sign-up").catch(() => null);
		return answer?.sign_up ?? "open";
	});
	const shut = () => {
		const why = props.invitation ? undefined : SHUT[signUp() ?? "open"];
		return why === undefined ? undefined : say()[why];
	};
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
					setTold(say().hadOne(email));
				}
			} else if ((await props.session.signIn(email, field("password"))) === "code") setWay("code");
		} catch (problem) {
			setFault(sayFault(problem, words()));
		}
		setBusy(false);
	}

	async function askForLink(field: (name: string) => string): Promise<string> {
		await props.requests.write("POST", "/api/auth/request-password-reset", { email: field("email") });
		return say().linkSent;
	}

	return (
		<EntranceCard>
			<Switch>
				<Match when={way() === "code"}>
					<h1>{say().oneMore}</h1>
					<SecondFactorStep session={props.session} onBack={() => turn("in")} />
				</Match>
				<Match when={way() === "lost"}>
					<h1>{say().newPassword}</h1>
					<p class="muted">{say().byLink}</p>
					<AccountForm button={say().sendLink} send={askForLink}>
						<label>
							{words().general.email}
							<input name="email" type="email" autocomplete="email" required ref={focusNext} />
						</label>
					</AccountForm>
				</Match>
				<Match when={true}>
					<h1>{isNew() ? say().create : say().welcome}</h1>
					<p class="muted">{say().promise}</p>
					<Show when={told()}>
						<p role="status">{told()}</p>
					</Show>
					<form onSubmit={submit}>
						<Show when={isNew()}>
							<label>
								{words().general.name}
								<input name="name" autocomplete="name" required maxlength="100" ref={focusNext} />
							</label>
						</Show>
						<label>
							{words().general.email}
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
							{words().general.password}
							<input
								name="password"
								type="password"
								required
								minlength="8"
								autocomplete={isNew() ? "new-password" : "current-password"}
							/>
							<Show when={isNew()}>
								<small class="muted">{say().shortest(8)}</small>
							</Show>
						</label>
						<Show when={fault()}>{(sentence) => <Trouble message={sentence()} />}</Show>
						<button type="submit" class="primary" disabled={isBusy()}>
							{isBusy() ? words().general.moment : isNew() ? say().signUp : say().signIn}
						</button>
					</form>
				</Match>
			</Switch>
			<Show when={way() === "in"}>
				<p class="swap">
					<button type="button" class="link" onClick={() => turn("lost")}>
						{say().forgot}
					</button>
				</p>
				<p class="swap">
					<Show when={!shut()} fallback={shut()}>
						{say().isNew}{" "}
						<button type="button" class="link" onClick={() => turn("up")}>
							{say().createOne}
						</button>
					</Show>
				</p>
			</Show>
			<Show when={way() === "up" || way() === "lost"}>
				<p class="swap">
					{say().hasOne}{" "}
					<button type="button" class="link" onClick={() => turn("in")}>
						{say().signIn}
					</button>
				</p>
			</Show>
		</EntranceCard>
	);
}
