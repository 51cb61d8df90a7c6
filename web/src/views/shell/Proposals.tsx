import { createSignal, For } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { createProposals } from "../../state/shell/proposals.ts";
import type { EventReceipt, Proposal } from "../../wire.ts";
import { useWords } from "../../words/words.ts";

interface Confirmed {
	readonly said: string;
	readonly events: readonly EventReceipt[];
}

/** What a client may do only with the user's yes, asked where the user is. */
export function Proposals() {
	const desk = useDesk();
	const words = useWords();
	const proposals = createProposals(desk);
	const [answering, setAnswering] = createSignal<string>();
	const client = ({ principal }: Proposal) =>
		(principal.kind === "client" ? principal.name : undefined) ?? principal.id;

	/** Whatever comes of it, it cannot be answered again. */
	async function answer({ id }: Proposal, send: () => Promise<unknown>): Promise<void> {
		setAnswering(id);
		try {
			await send();
			proposals.dismiss(id);
		} finally {
			setAnswering(undefined);
		}
	}
	const confirm = (proposal: Proposal) =>
		answer(proposal, () =>
			desk.change<Confirmed>(
				({ said }) => ({ text: said }),
				() => desk.requests.write("POST", `/api/proposals/${proposal.id}/confirm`),
			),
		);
	const decline = (proposal: Proposal) =>
		answer(proposal, async () => {
			try {
				await desk.requests.write("POST", `/api/proposals/${proposal.id}/decline`);
				desk.toasts.show(words().offers.declined);
			} catch (problem) {
				desk.toasts.fail(problem);
			}
		});

	return (
		<For each={proposals.open()}>
			{(proposal) => (
				<div class="banner" role="alert">
					<span>
						<bdi>{words().offers.asks(client(proposal), proposal.question)}</bdi>
					</span>
					<button
						type="button"
						class="primary"
						disabled={answering() === proposal.id}
						onClick={() => void confirm(proposal)}
					>
						{words().offers.yes}
					</button>
					<button
						type="button"
						class="quiet"
						disabled={answering() === proposal.id}
						onClick={() => void decline(proposal)}
					>
						{words().offers.no}
					</button>
				</div>
			)}
		</For>
	);
}
