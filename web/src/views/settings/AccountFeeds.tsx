import { createSignal, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { useOwnRows } from "../../state/settings/ownRows.ts";
import { sayExactly } from "../../time/say.ts";
import { useAllWords } from "../../words/words.ts";
import { AccountForm } from "../parts/AccountForm.tsx";
import { AccountList } from "./AccountList.tsx";
import { ShownOnce } from "./ShownOnce.tsx";

const CONTENTS = ["events", "tasks", "both"] as const;

interface FeedRow {
	readonly id: string;
	readonly name: string;
	readonly contents: (typeof CONTENTS)[number];
	readonly has_alarms: boolean;
	readonly used_at: string | null;
}

/** Secret links by which calendars read the tasks: made, copied once, revoked. */
export function AccountFeeds() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().feeds;
	const [made, setMade] = createSignal<{ readonly id: string; readonly url: string }>();
	const own = useOwnRows<FeedRow>("/api/calendar-feeds");
	const { refetch, act } = own;

	async function make(field: (name: string) => string): Promise<string> {
		setMade(undefined);
		const body = { name: field("name"), contents: field("contents"), has_alarms: field("alarms") !== "" };
		setMade(await desk.requests.write<{ id: string; url: string }>("POST", "/api/calendar-feeds", body));
		refetch();
		return say().once;
	}
	const revoke = (row: FeedRow) =>
		act(async () => {
			await desk.requests.write("DELETE", `/api/calendar-feeds/${row.id}`);
			if (made()?.id === row.id) setMade(undefined);
			return say().wasRevoked(row.name);
		});
	const facts = (row: FeedRow) =>
		[
			say().contents[row.contents],
			...(row.has_alarms ? [say().withAlarms] : []),
			row.used_at === null ? say().unread : say().read(sayExactly(Date.parse(row.used_at), desk.place())),
		].join(", ");

	return (
		<AccountList
			say={say()}
			own={own}
			row={(row) => (
				<>
					<b>{row.name}</b> <span class="muted">{facts(row)}</span>{" "}
					<button type="button" class="small" aria-label={say().revokeWhich(row.name)} onClick={() => void revoke(row)}>
						{say().revoke}
					</button>
				</>
			)}
		>
			<details>
				<summary>{say().make}</summary>
				<AccountForm button={say().make} send={make}>
					<label>
						{say().name}
						<input name="name" maxlength="100" required />
					</label>
					<label>
						{say().shows}
						<select name="contents">
							<For each={CONTENTS}>{(one) => <option value={one}>{say().contents[one]}</option>}</For>
						</select>
					</label>
					<label class="check">
						<input name="alarms" type="checkbox" value="yes" /> {say().alarms}
					</label>
				</AccountForm>
				<Show when={made()}>{(feed) => <ShownOnce text={feed().url} say={say()} />}</Show>
			</details>
		</AccountList>
	);
}
