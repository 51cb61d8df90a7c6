import { createResource, createSignal, For, Show } from "solid-js";
import { Problem, type Requests } from "../../net/request.ts";
import { type AppQuestion, isAddressToFollow } from "../../state/entrance/appQuestion.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { useAllWords } from "../../words/words.ts";
import { Trouble } from "../parts/Trouble.tsx";
import { EntranceCard } from "./EntranceCard.tsx";

/** Whether an app may come in, asked in words. Nothing is allowed before the button, and either answer leads back to the app. */
export function AppConsent(props: {
	readonly question: AppQuestion;
	readonly email: string;
	readonly requests: Requests;
}) {
	const words = useAllWords();
	const say = () => words().consent;
	const [fault, setFault] = createSignal<string>();
	const [isLeaving, setLeaving] = createSignal(false);
	const [app] = createResource(
		() => props.question.client_id,
		async (client_id) => {
			const path = `/api/auth/oauth2/public-client?client_id=${encodeURIComponent(client_id)}`;
			return (await props.requests.read<{ client_name?: string }>(path)).client_name;
		},
	);
	const scopes = () =>
		props.question.scopes.flatMap((scope) => {
			const said = say().scopes[scope as keyof ReturnType<typeof say>["scopes"]];
			return said === undefined ? [] : [said];
		});

	async function answer(accept: boolean): Promise<void> {
		setFault(undefined);
		setLeaving(true);
		try {
			const body = { accept, oauth_query: props.question.query };
			const { url } = await props.requests.write<{ url: string }>("POST", "/api/auth/oauth2/consent", body);
			if (isAddressToFollow(url)) location.assign(url);
		} catch (problem) {
			setLeaving(false);
			setFault(problem instanceof Problem && problem.status === 400 ? say().expired : sayFault(problem, words()));
		}
	}

	return (
		<EntranceCard>
			<Show when={!app.loading} fallback={<p role="status">{words().general.moment}</p>}>
				<h1>{say().title((app.error ? undefined : app()) || say().unknown)}</h1>
				<Show when={props.question.from}>{(host) => <p>{say().from(host())}</p>}</Show>
				<p class="muted">{say().asUser(props.email)}</p>
				<p>{say().wants}</p>
				<ul class="points">
					<For each={scopes()}>{(said) => <li>{said}</li>}</For>
				</ul>
				<p>
					{say().not} {say().asked}
				</p>
				<p class="muted">{props.question.host === undefined ? say().backHere : say().back(props.question.host)}</p>
				<Show when={fault()}>{(sentence) => <Trouble message={sentence()} />}</Show>
				<Show when={!isLeaving()} fallback={<p role="status">{say().leaving}</p>}>
					<div class="buttons">
						<button type="button" class="primary" onClick={() => void answer(true)}>
							{say().allow}
						</button>
						<button type="button" onClick={() => void answer(false)}>
							{say().deny}
						</button>
					</div>
				</Show>
				<p class="muted">{say().later}</p>
			</Show>
		</EntranceCard>
	);
}
