import { Show } from "solid-js";
import type { Session } from "../../state/entrance/session.ts";
import { ConfirmOffer } from "./ConfirmOffer.tsx";
import { Habits } from "./Habits.tsx";
import { Proposals } from "./Proposals.tsx";
import { PushOffer } from "./PushOffer.tsx";
import { ZoneOffer } from "./ZoneOffer.tsx";

/** What is asked of the user over the page, now and then. */
export function Offers(props: { readonly session: Session }) {
	return (
		<>
			<ConfirmOffer />
			<Proposals />
			<Habits session={props.session} />
			<PushOffer />
			<Show when={!props.session.isNew()}>
				<ZoneOffer />
			</Show>
		</>
	);
}
