import { createSignal, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { useOwnRows } from "../../state/settings/ownRows.ts";
import { sayExactly } from "../../time/say.ts";
import { useAllWords } from "../../words/words.ts";
import { AccountForm } from "../parts/AccountForm.tsx";
import { AccountList } from "./AccountList.tsx";
import { ShownOnce } from "./ShownOnce.tsx";

interface ClientRow {
	readonly id: string;
	readonly kind: "key" | "app";
	readonly name: string;
	readonly scopes: readonly ("tasks:read" | "tasks:write")[];
	readonly is_trusted: boolean;
	readonly used_at: string | null;
	readonly revoked_at: string | null;
}

/** What acts for the user: seen, revoked, and undone one by one. */
export function AccountClients() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().clients;
	const [made, setMade] = createSignal<{ readonly id: string; readonly key: string }>();
	const own = useOwnRows<ClientRow>("/api/clients");
	const { refetch, act } = own;

	async function make(field: (name: string) => string): Promise<string> {
		setMade(undefined);
		const scopes = field("write") === "" ? ["tasks:read"] : ["tasks:read", "tasks:write"];
		const body = { name: field("name"), scopes };
		setMade(await desk.requests.write<{ id: string; key: string }>("POST", "/api/api-keys", body));
		refetch();
		return say().once;
	}
	const revoke = (row: ClientRow) =>
		act(async () => {
			await desk.requests.write("DELETE", `/api/clients/${row.id}`);
			if (made()?.id === row.id) setMade(undefined);
			return say().wasRevoked(row.name);
		});
	const trust = (row: ClientRow) =>
		act(async () => {
			const is_trusted = !row.is_trusted;
			await desk.requests.write("PATCH", `/api/clients/${row.id}`, { is_trusted });
			return say().trusted(row.name, is_trusted);
		});
	const rollBack = (row: ClientRow) =>
		act(async () => {
			const { undone } = await desk.requests.write<{ undone: readonly unknown[] }>(
				"POST",
				`/api/clients/${row.id}/roll-back`,
			);
			return say().undone(undone.length);
		});
	const facts = (row: ClientRow) =>
		[
			say().kinds[row.kind],
			...row.scopes.map((scope) => say().scopes[scope]),
			row.used_at === null ? say().unused : say().used(sayExactly(Date.parse(row.used_at), desk.place())),
		].join(", ");

	return (
		<AccountList
			say={say()}
			own={own}
			row={(row) => (
				<>
					<b>{row.name}</b> <span class="muted">{facts(row)}</span>{" "}
					<Show when={row.revoked_at === null} fallback={<span class="muted">{say().revoked}</span>}>
						<button
							type="button"
							class="small"
							aria-label={say().revokeWhich(row.name)}
							onClick={() => void revoke(row)}
						>
							{say().revoke}
						</button>{" "}
						<Show when={row.scopes.includes("tasks:write")}>
							<label class="check">
								<input
									type="checkbox"
									checked={row.is_trusted}
									aria-label={say().trustWhich(row.name)}
									onChange={() => void trust(row)}
								/>{" "}
								{say().trust}
							</label>
						</Show>
					</Show>{" "}
					<button type="button" class="small" aria-label={say().undoWhich(row.name)} onClick={() => void rollBack(row)}>
						{say().undo}
					</button>
				</>
			)}
		>
			<details>
				<summary>{say().make}</summary>
				<p class="muted">{say().makeHint}</p>
				<AccountForm button={say().make} send={make}>
					<label>
						{say().name}
						<input name="name" maxlength="100" required />
					</label>
					<label class="check">
						<input name="write" type="checkbox" value="yes" /> {say().mayWrite}
					</label>
				</AccountForm>
				<Show when={made()}>{(key) => <ShownOnce text={key().key} say={say()} />}</Show>
			</details>
		</AccountList>
	);
}
