import { useDesk } from "../../state/desk/desk.ts";
import { useAllWords } from "../../words/words.ts";
import { AccountForm, PasswordField } from "../parts/AccountForm.tsx";

/** The end of the account: what goes with it is said first, and the password is asked for. */
export function AccountLeave() {
	const { requests } = useDesk();
	const words = useAllWords();
	const say = () => words().leave;

	async function leave(field: (name: string) => string): Promise<undefined> {
		await requests.write("POST", "/api/auth/account/delete", { password: field("password") });
		// Is answered that nobody is signed in, which leads to the entrance.
		await requests.read("/api/me").catch(() => undefined);
	}

	return (
		<section class="leave">
			<h3>{say().title}</h3>
			<details>
				<summary>{say().what}</summary>
				<p>{say().whatGoes}</p>
				<p class="muted">{say().exportFirst}</p>
				<AccountForm button={say().forGood} send={leave} isDangerous>
					<PasswordField name="password" label={words().account.yourPassword} />
				</AccountForm>
			</details>
		</section>
	);
}
