import { Show } from "solid-js";
import { FIRST_WEEKDAYS } from "../../../../src/domain/settings/week.ts";
import { useDesk } from "../../state/desk/desk.ts";
import type { Session } from "../../state/entrance/session.ts";
import { useNavigation } from "../../state/shell/place.ts";
import { sayWeekday } from "../../time/say.ts";
import { formatIn, msOf } from "../../time/zone.ts";
import { useWords } from "../../words/words.ts";
import { Bold } from "../parts/Bold.tsx";

/** A day whose number cannot be taken for a month. */
const SAMPLE_DAY = "2026-12-31T12:00:00Z";

/** After signing up: what was taken from the browser, for a look. It asks for nothing and stays until it is answered. */
export function Habits(props: { readonly session: Session }) {
	const desk = useDesk();
	const navigation = useNavigation();
	const words = useWords();
	const say = () => words().offers;
	const settings = () => desk.me().settings;
	const firstDay = () => FIRST_WEEKDAYS[settings().week_start] - 1;
	const weekStart = () => sayWeekday(firstDay(), "long", { zone: "UTC", locale: words().language });
	const zone = () => settings().time_zone.replaceAll("_", " ");
	const sample = () => {
		const place = formatIn("UTC", settings().locale, { dateStyle: "short" });
		return place.format(msOf(SAMPLE_DAY));
	};
	return (
		<Show when={props.session.isNew()}>
			<section class="banner" aria-label={say().fromBrowser}>
				<span>
					<Bold
						text={say().habits(sample(), say().orders[settings().date_order], weekStart(), zone())}
						parts={[sample(), weekStart(), zone()]}
					/>
				</span>
				<button type="button" onClick={() => props.session.confirm()}>
					{say().looksRight}
				</button>
				<button
					type="button"
					class="quiet"
					onClick={() => {
						props.session.confirm();
						navigation.go("settings");
					}}
				>
					{say().change}
				</button>
			</section>
		</Show>
	);
}
