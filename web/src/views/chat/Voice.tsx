import { createSignal, onCleanup, Show } from "solid-js";
import { Problem } from "../../net/request.ts";
import { beginRecording, canRecord, type Recording } from "../../state/chat/recording.ts";
import { useDesk } from "../../state/desk/desk.ts";
import { useAllWords } from "../../words/words.ts";
import "../../look/voice.css";
import { createTimer } from "../../time/timers.ts";

/** Whoever forgets that it listens is not recorded on (ms). */
const LONGEST_MS = 120_000;

/** "starting": the browser asks for the microphone, or opens it. */
type Stage = "idle" | "starting" | "listening" | "writing";

/** A button that listens until it is pressed again, and then gives what was said as text. */
export function Voice(props: { readonly draft: string; readonly setDraft: (text: string) => void }) {
	const desk = useDesk();
	const words = useAllWords();
	const [stage, setStage] = createSignal<Stage>("idle");
	let recording: Recording | undefined;
	const timer = createTimer();
	let isGone = false;

	const fail = (message: string) => desk.toasts.fail(new Problem(0, "voice", message));

	async function listen(): Promise<void> {
		if (!canRecord()) return fail(words().voice.cannot);
		setStage("starting");
		try {
			recording = await beginRecording();
		} catch {
			setStage("idle");
			return fail(words().voice.refused);
		}
		if (isGone) return recording.drop();
		// Not before it does: what is said until then would be lost, and so would the press that ends it.
		setStage("listening");
		timer.set(LONGEST_MS, () => void write());
	}

	async function write(): Promise<void> {
		timer.end();
		const said = recording;
		if (said === undefined) return;
		recording = undefined;
		setStage("writing");
		try {
			const body = JSON.stringify({ type: "input.transcribe", params: await said.finish(), metadata: {} });
			const headers = { "content-type": "application/json" };
			const response = await desk.requests.open("/chatkit", { method: "POST", headers, body });
			const { text } = (await response.json()) as { readonly text: string };
			if (text === "") desk.toasts.show(words().voice.nothing);
			// Behind what is written already; nothing is sent before its speaker has seen it.
			else props.setDraft(`${props.draft} ${text}`.trim());
		} catch (fault) {
			desk.toasts.fail(fault);
		}
		setStage("idle");
	}

	/** Escape takes it back: nothing leaves the device. */
	function dropIt(): void {
		timer.end();
		recording?.drop();
		recording = undefined;
		setStage("idle");
	}

	const press = async () => {
		if (stage() === "listening") await write();
		else if (stage() === "idle") await listen();
	};
	const label = () => {
		const { speak, stop, writing } = words().voice;
		return { idle: speak, starting: speak, listening: stop, writing }[stage()];
	};

	onCleanup(() => {
		isGone = true;
		recording?.drop();
	});

	return (
		<>
			<Show when={stage() === "listening" || stage() === "writing"}>
				<span class="voice-stage" role="status">
					<span class="pulse" aria-hidden="true" />
					{stage() === "listening" ? words().voice.listening : words().voice.writing}
				</span>
			</Show>
			<button
				type="button"
				class="icon send voice"
				classList={{ listening: stage() === "listening" }}
				aria-label={label()}
				title={label()}
				disabled={stage() === "writing"}
				onClick={() => void press()}
				onKeyDown={(event) => {
					if (event.key !== "Escape" || stage() !== "listening") return;
					event.stopPropagation();
					dropIt();
				}}
			>
				<svg class="drawing" viewBox="0 0 24 24" aria-hidden="true">
					<path d="M12 14.5a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v5.5a3 3 0 0 0 3 3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3.5" />
				</svg>
			</button>
		</>
	);
}
