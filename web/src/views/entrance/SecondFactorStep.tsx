import { createSignal } from "solid-js";
import type { Session } from "../../state/entrance/session.ts";
import { useAllWords } from "../../words/words.ts";
import { AccountForm } from "../parts/AccountForm.tsx";

/** The second step of signing in: a code of the authenticator app, or one of the backup codes. */
export function SecondFactorStep(props: { readonly session: Session; readonly onBack: () => void }) {
	const words = useAllWords();
	const say = () => words().secondFactor;
	const [isBackup, setBackup] = createSignal(false);
	async function send(field: (name: string) => string): Promise<undefined> {
		await props.session.enterCode(field("code").replaceAll(" ", ""), isBackup());
	}
	return (
		<>
			<AccountForm button={words().entrance.signIn} send={send}>
				<label>
					{isBackup() ? say().backupCode : say().appCode}
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
					{isBackup() ? say().useApp : say().useBackup}
				</button>{" "}
				<button type="button" class="link" onClick={() => props.onBack()}>
					{say().back}
				</button>
			</p>
		</>
	);
}
