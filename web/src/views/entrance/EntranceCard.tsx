import type { ParentProps } from "solid-js";
import { Icon } from "../parts/Icon.tsx";
import "../../look/entrance.css";

/** The card in the middle of every page that comes before the tasks, under the name of the product. */
export function EntranceCard(props: ParentProps) {
	return (
		<main class="entrance">
			<div class="entrance-card">
				<p class="brand big">
					<Icon name="mark" /> Adjutant
				</p>
				{props.children}
			</div>
		</main>
	);
}
