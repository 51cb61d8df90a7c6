import { createMemo, For, Show } from "solid-js";
import { useDesk } from "../../state/desk/desk.ts";
import type { Picture } from "../../state/operator/podPicture.ts";
import { type Figure, lineOf, type Point } from "../../state/operator/podTrend.ts";
import { sayClock } from "../../time/say.ts";
import { sayMs } from "../../time/sayMs.ts";
import { knownLocale } from "../../time/zone.ts";
import { useAllWords } from "../../words/words.ts";

const FIGURES: readonly Figure[] = ["lateMs", "outbox", "lag"];

interface PodTrendsProps {
	readonly picture: Picture;
	readonly points: readonly Point[];
	/** As the last frame has them. */
	readonly latest: Point;
}

/** How late reminders fired, and what waited in the last hour; who is busy, what moved, who signed in. */
export function PodTrends(props: PodTrendsProps) {
	const desk = useDesk();
	const words = useAllWords();
	const say = () => words().dashboard;
	const ms = (length: number) => sayMs(length, desk.place().locale);
	const count = (value: number) => value.toLocaleString(knownLocale(desk.place().locale));
	const sayFigure = (figure: Figure, value: number | null) => {
		if (value === null) return say().trend.unknown;
		return figure === "lateMs" ? ms(value) : count(value);
	};
	const fired = () => props.picture.lateness.reduce((total, { reminders }) => total + reminders, 0);
	const most = () => Math.max(1, ...props.picture.lateness.map(({ reminders }) => reminders));
	const stepName = (at: number) => {
		const { upToMs = null } = props.picture.lateness[at] ?? {};
		if (upToMs !== null) return say().legend.upTo(ms(upToMs));
		return say().legend.over(ms(props.picture.lateness[at - 1]?.upToMs ?? 0));
	};
	const since = createMemo(() => props.points[0]?.atMs);

	return (
		<>
			<div class="trends">
				<For each={FIGURES}>{(figure) => <Trend figure={figure} />}</For>
			</div>
			<Show when={since()}>{(at) => <p class="means">{say().trend.since(sayClock(at(), desk.place()))}</p>}</Show>
			<div class="trends">
				<section class="panel">
					<h3>{say().lateness.title}</h3>
					<Show when={fired() > 0} fallback={<p>{say().lateness.none}</p>}>
						<ol class="strips">
							<For each={props.picture.lateness}>
								{(step, at) => (
									<li>
										<span>{stepName(at())}</span>
										<span class="strip">
											<i style={{ width: `${(100 * step.reminders) / most()}%` }} classList={{ late: at() > 4 }} />
										</span>
										<b>{count(step.reminders)}</b>
									</li>
								)}
							</For>
						</ol>
					</Show>
					<p class="means">{say().lateness.means}</p>
				</section>
				<section class="panel">
					<h3>{say().busiest.title}</h3>
					<ol class="plain">
						<For each={props.picture.busiest} fallback={<li class="muted">{say().busiest.none}</li>}>
							{(user) => (
								<li>
									<span class="muted">
										{user.pod} › {say().cell.name(user.shard)} ›
									</span>{" "}
									{say().cell.user(user.id, user.mailbox, user.armed)}
								</li>
							)}
						</For>
					</ol>
					<p class="means">{say().busiest.means}</p>
				</section>
				<section class="panel">
					<h3>{say().moves.title}</h3>
					<ol class="plain">
						<For each={props.picture.moves} fallback={<li class="muted">{say().moves.none}</li>}>
							{(move) => <li>{say().moves.one(move.shard, move.from, move.to, sayClock(move.atMs, desk.place()))}</li>}
						</For>
					</ol>
					<p class="means">{say().moves.means}</p>
				</section>
				<Show when={props.picture.signIns}>
					{(signIns) => (
						<section class="panel">
							<h3>{say().signIns.title}</h3>
							<dl>
								<div class="fact spread">
									<dt>{say().signIns.done}</dt>
									<dd>{count(signIns().sign_in)}</dd>
								</div>
								<div class="fact spread">
									<dt>{say().signIns.refused}</dt>
									<dd>{count(signIns().refused)}</dd>
								</div>
							</dl>
							<p class="means">{say().signIns.means}</p>
						</section>
					)}
				</Show>
			</div>
		</>
	);

	function Trend(own: { readonly figure: Figure }) {
		const line = createMemo(() => lineOf(props.points, own.figure));
		const top = () => sayFigure(own.figure, line().top);
		return (
			<section class="panel trend">
				<h3>{say().trend[own.figure].name}</h3>
				<p class="now">{sayFigure(own.figure, props.latest[own.figure])}</p>
				<Show when={line().path}>
					{(path) => (
						<>
							<svg viewBox="0 0 360 40" preserveAspectRatio="none" role="img" aria-label={say().trend.shape(top())}>
								<path d={path()} />
							</svg>
							<p class="means">{say().trend.top(top())}</p>
						</>
					)}
				</Show>
				<p class="means">{say().trend[own.figure].means}</p>
			</section>
		);
	}
}
