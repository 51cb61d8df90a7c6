import { createSignal, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import { createZoneChange } from "../../state/settings/zoneChange.ts";
import { deviceZone } from "../../time/clock.ts";
import { useAllWords } from "../../words/words.ts";
import { Bold } from "../parts/Bold.tsx";
import { ZoneMoves } from "../settings/ZoneMoves.tsx";

const KEY = "adjutant.zone-kept";

function kept(): string | null {
	try {
		return localStorage.getItem(KEY);
	} catch {
		return null;
	}
}

/** When the device travels and the account does not: the user decides which is meant. Asked once for each zone. */
export function ZoneOffer() {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().offers;
	const account = () => desk.me().settings.time_zone;
	const device = deviceZone();
	const [keptZone, setKept] = createSignal(kept());
	const differs = () => account() !== device && keptZone() !== device;
	const zoneChange = createZoneChange(desk, words);
	function keep(): void {
		setKept(device);
		try {
			localStorage.setItem(KEY, device);
		} catch {
			// Storage is forbidden here: it is asked again on the next visit.
		}
	}
	return (
		<Show when={differs()}>
			<div class="banner" role="status">
				<span>
					<Bold text={say().zoneDiffers(device, account())} parts={[device, account()]} />
				</span>
				<button type="button" onClick={() => void zoneChange.want(device)}>
					{say().useZone(device)}
				</button>
				<button type="button" class="quiet" onClick={keep}>
					{say().keepZone}
				</button>
				<ZoneMoves change={zoneChange} />
			</div>
		</Show>
	);
}
