import { createEffect, For, on, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { useOwnRows } from "../../state/settings/ownRows.ts";
import { sayExactly } from "../../time/say.ts";
import type { Messages } from "../../words/english.ts";
import { useAllWords } from "../../words/words.ts";

interface SessionRow {
	readonly id: string;
	readonly user_agent: string | null;
	readonly address: string | null;
	readonly last_seen_at: string;
	readonly is_this: boolean;
}

/** Browser and system, as people call them; anything else is a program. */
function deviceOf(agent: string | null, say: Messages["sessions"]): string {
	if (!agent) return say.program;
	const browser = /Edg\//.test(agent)
		? "Edge"
		: /Firefox\//.test(agent)
			? "Firefox"
			: /Chrome\//.test(agent)
				? "Chrome"
				: /Safari\//.test(agent)
					? "Safari"
					: undefined;
	if (!browser) return agent.split(/[/ ]/)[0] || say.program;
	const system = /Android/.test(agent)
		? "Android"
		: /iPhone|iPad/.test(agent)
			? "iOS"
			: /Windows/.test(agent)
				? "Windows"
				: /Mac OS/.test(agent)
					? "macOS"
					: "Linux";
	return say.device(browser, system);
}

/** Where the account is signed in; each place can be signed out from here. */
export function AccountSessions(props: { readonly ended: number }) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().sessions;
	const { rows, isUnreadable, refetch, act } = useOwnRows<SessionRow>("/api/auth/account/sessions");
	createEffect(on(() => props.ended, refetch, { defer: true }));
	const end = (path: string, body: object, said: string) =>
		act(async () => {
			await desk.requests.write("POST", path, body);
			return said;
		});
	return (
		<section>
			<h3>{say().title}</h3>
			<Show when={isUnreadable()}>
				<p class="muted">{say().unreadable}</p>
			</Show>
			<ul class="plain">
				<For each={rows()}>
					{(row) => (
						<li>
							<b>{deviceOf(row.user_agent, say())}</b>
							<Show when={row.address}>, {row.address}</Show>,{" "}
							{say().lastSeen(sayExactly(Date.parse(row.last_seen_at), desk.place()))}{" "}
							<Show when={!row.is_this} fallback={<span class="muted">{say().isThis}</span>}>
								<button
									type="button"
									class="small"
									aria-label={say().endWhich(deviceOf(row.user_agent, say()))}
									onClick={() => void end("/api/auth/account/end-session", { id: row.id }, say().ended)}
								>
									{say().end}
								</button>
							</Show>
						</li>
					)}
				</For>
			</ul>
			<Show when={rows().length > 1}>
				<button
					type="button"
					class="small"
					onClick={() => void end("/api/auth/revoke-other-sessions", {}, say().othersEnded)}
				>
					{say().endOthers}
				</button>
			</Show>
		</section>
	);
}
