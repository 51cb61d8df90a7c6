import { createSignal } from "solid-js";
import type { Session } from "../state/session.ts";
import { AccountForm } from "./AccountForm.tsx";

/** The second step of signing in: a code of the authenticator app, or one of the backup codes. */
export function SecondFactorStep(props: { readonly session: Session; readonly onBack: () => void }) {
	const [isBackup, setBackup] = createSignal(false);
	async function send(field: (name: string) => string): Promise<undefined> {
		await props.session.enterCode(field("code").replaceAll(" ", ""), isBackup());
	}
	return (
		<>
			<AccountForm button="Sign in" send={send}>
				<label>
					{isBackup() ? "Backup code" : "Code of your authenticator app"}
					<input
						name="code"
						required
						autocomplete="one-time-code"
						inputmode={isBackup() ? "text" : "numeric"}
						ref={(field) => queueMicrotask(() => field.focus())}
					/>
				</label>
			</AccountForm>
			<p class="swap">
				<button type="button" class="link" onClick={() => setBackup(!isBackup())}>
					{isBackup() ? "Use a code of the app" : "The phone is lost: use a backup code"}
				</button>{" "}
				<button type="button" class="link" onClick={() => props.onBack()}>
					Back
				</button>
			</p>
		</>
	);
}
