import { Show } from "solid-js";
import { useDesk } from "../state/desk.ts";
import { useNavigation } from "../state/place.ts";
import type { Session } from "../state/session.ts";
import { formatIn, msOf } from "../time/zone.ts";

/** A day whose number cannot be taken for a month. */
const SAMPLE_DAY = "2026-12-31T12:00:00Z";
const ORDERS = { dmy: "day first", mdy: "month first", ymd: "year first" } as const;

/** After signing up: what was taken from the browser, for a look. It asks for nothing and stays until it is answered. */
export function Habits(props: { readonly session: Session }) {
	const desk = useDesk();
	const navigation = useNavigation();
	const settings = () => desk.me().settings;
	const sample = () => {
		const place = formatIn("UTC", settings().locale, { dateStyle: "short" });
		return place.format(msOf(SAMPLE_DAY));
	};
	return (
		<Show when={props.session.isNew()}>
			<section class="banner" aria-label="Taken from your browser">
				<span>
					From your browser: dates like <b>{sample()}</b> ({ORDERS[settings().date_order]}), weeks that start on{" "}
					<b>{settings().week_start.replace(/^./, (first) => first.toUpperCase())}</b>, the time in{" "}
					<b>{settings().time_zone.replaceAll("_", " ")}</b>.
				</span>
				<button type="button" onClick={() => props.session.confirm()}>
					Looks right
				</button>
				<button
					type="button"
					class="quiet"
					onClick={() => {
						props.session.confirm();
						navigation.go("settings");
					}}
				>
					Change it
				</button>
			</section>
		</Show>
	);
}
