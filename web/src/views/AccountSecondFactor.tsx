import { createResource, createSignal, For, Match, Show, Switch } from "solid-js";
import { renderSVG } from "uqr";
import { useDesk } from "../state/desk.ts";
import { AccountForm, PasswordField } from "./AccountForm.tsx";

interface Enrolment {
	readonly totpURI: string;
	readonly backupCodes: readonly string[];
}

/** The second factor: an authenticator app is set up, tried once, and from then on asked for at each sign-in. */
export function AccountSecondFactor() {
	const { requests } = useDesk();
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
			<h3>Second factor</h3>
			<Show when={codes()}>
				<p role="status">
					Keep these backup codes where your phone is not. Each lets you in once, and they are shown this once.
				</p>
				<ul class="plain codes" aria-label="Backup codes">
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
							<p>Scan this with your authenticator app, or type the key into it. Then enter the code that it shows.</p>
							<img
								class="qr"
								alt="QR code for an authenticator app"
								width="200"
								height="200"
								src={`data:image/svg+xml,${encodeURIComponent(renderSVG(begun().totpURI))}`}
							/>
							<p>
								Key: <code>{key()}</code>
							</p>
							<AccountForm button="Turn it on" send={finish}>
								<label>
									Code of the app
									<input name="code" required inputmode="numeric" autocomplete="one-time-code" />
								</label>
							</AccountForm>
						</>
					)}
				</Match>
				<Match when={isOn()}>
					<p class="muted">It is on: signing in also asks for a code of your authenticator app.</p>
					<details>
						<summary>Make new backup codes</summary>
						<AccountForm button="Make new backup codes" send={makeCodes}>
							<PasswordField name="password" label="Your password" />
						</AccountForm>
					</details>
					<details>
						<summary>Turn the second factor off</summary>
						<AccountForm button="Turn it off" send={turnOff} isDangerous>
							<PasswordField name="password" label="Your password" />
						</AccountForm>
					</details>
				</Match>
				<Match when={true}>
					<details>
						<summary>Set up an authenticator app</summary>
						<p class="muted">A stolen password is then not enough to sign in.</p>
						<AccountForm button="Set it up" send={begin}>
							<PasswordField name="password" label="Your password" />
						</AccountForm>
					</details>
				</Match>
			</Switch>
		</section>
	);
}
