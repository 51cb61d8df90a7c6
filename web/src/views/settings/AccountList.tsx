import { For, type JSX, Show } from "solid-js";
import type { OwnRows } from "../../state/settings/ownRows.ts";

interface AccountListProps<Row> {
	readonly say: { readonly title: string; readonly hint: string; readonly unreadable: string; readonly none: string };
	readonly own: OwnRows<Row>;
	readonly row: (row: Row) => JSX.Element;
	/** What stands below the rows: how another is made. */
	readonly children: JSX.Element;
}

/** A part of the account that lists what the user has made: its rows, or why there are none. */
export function AccountList<Row>(props: AccountListProps<Row>) {
	return (
		<section>
			<h3>{props.say.title}</h3>
			<p class="muted">{props.say.hint}</p>
			<Show when={props.own.isUnreadable()}>
				<p class="muted">{props.say.unreadable}</p>
			</Show>
			<ul class="plain">
				<For each={props.own.rows()} fallback={<li class="muted">{props.say.none}</li>}>
					{(row) => <li>{props.row(row)}</li>}
				</For>
			</ul>
			{props.children}
		</section>
	);
}
