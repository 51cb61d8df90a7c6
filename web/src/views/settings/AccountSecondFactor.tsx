import { createResource, createSignal, For, Match, Show, Switch } from "solid-js";
import { renderSVG } from "uqr";
import { useDesk } from "../../state/desk/desk.ts";
import { latestOf } from "../../state/parts/latestOf.ts";
import { useAllWords } from "../../words/words.ts";
import { AccountForm, PasswordField } from "../parts/AccountForm.tsx";

interface Enrolment {
	readonly totpURI: string;
	readonly backupCodes: readonly string[];
}

/** The second factor: an authenticator app is set up, tried once, and from then on asked for at each sign-in. */
export function AccountSecondFactor() {
	const { requests } = useDesk();
	const words = useAllWords();
	const say = () => words().secondFactor;
	const yourPassword = () => words().account.yourPassword;
	const [enrolment, setEnrolment] = createSignal<Enrolment>();
	const [codes, setCodes] = createSignal<readonly string[]>();
	const [isOn, { mutate }] = createResource(async () => {
		const session = await requests.read<{ user?: { twoFactorEnabled?: boolean } } | null>("/api/auth/get-session");
		return session?.user?.twoFactorEnabled ?? false;
	});
	const post = <Answer,>(path: string, body: object) =>
		requests.write<Answer>("POST", `/api/auth/two-factor${path}`, body);
	const key = () => new URL(enrolment()?.totpURI ?? "otpauth://totp/none").searchParams.get("secret") ?? "";

	async function begin(field: (name: string) => string): Promise<undefined> {
		setEnrolment(await post<Enrolment>("/enable", { password: field("password") }));
	}
	async function finish(field: (name: string) => string): Promise<undefined> {
		await post("/verify-totp", { code: field("code").replaceAll(" ", "") });
		setCodes(enrolment()?.backupCodes);
		setEnrolment(undefined);
		mutate(true);
	}
	async function makeCodes(field: (name: string) => string): Promise<undefined> {
		const made = await post<{ backupCodes: readonly string[] }>("/generate-backup-codes", {
			password: field("password"),
		});
		setCodes(made.backupCodes);
	}
	async function turnOff(field: (name: string) => string): Promise<undefined> {
		await post("/disable", { password: field("password") });
		setCodes(undefined);
		mutate(false);
	}

	return (
		<section>
			<h3>{say().title}</h3>
			<Show when={codes()}>
				<p role="status">{say().keepCodes}</p>
				<ul class="plain codes" aria-label={say().codes}>
					<For each={codes()}>
						{(code) => (
							<li>
								<code>{code}</code>
							</li>
						)}
					</For>
				</ul>
			</Show>
			<Switch>
				<Match when={enrolment()}>
					{(begun) => (
						<>
							<p>{say().scan}</p>
							<img
								class="qr"
								alt={say().qr}
								width="200"
								height="200"
								src={`data:image/svg+xml,${encodeURIComponent(renderSVG(begun().totpURI))}`}
							/>
							<p>
								{say().key} <code>{key()}</code>
							</p>
							<AccountForm button={say().turnOn} send={finish}>
								<label>
									{say().code}
									<input name="code" required inputmode="numeric" autocomplete="one-time-code" />
								</label>
							</AccountForm>
						</>
					)}
				</Match>
				<Match when={latestOf(isOn)}>
					<p class="muted">{say().isOn}</p>
					<details>
						<summary>{say().makeCodes}</summary>
						<AccountForm button={say().makeCodes} send={makeCodes}>
							<PasswordField name="password" label={yourPassword()} />
						</AccountForm>
					</details>
					<details>
						<summary>{say().turnOff}</summary>
						<AccountForm button={say().turnItOff} send={turnOff} isDangerous>
							<PasswordField name="password" label={yourPassword()} />
						</AccountForm>
					</details>
				</Match>
				<Match when={true}>
					<details>
						<summary>{say().setUp}</summary>
						<p class="muted">{say().setUpHint}</p>
						<AccountForm button={say().setItUp} send={begin}>
							<PasswordField name="password" label={yourPassword()} />
						</AccountForm>
					</details>
				</Match>
			</Switch>
		</section>
	);
}
