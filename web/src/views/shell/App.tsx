import { createEffect, createSignal, Match, onCleanup, Show, Switch } from "solid-js";
import { orAgain } from "../../net/again.ts";
import { makeRequests } from "../../net/request.ts";
import { type AccountLink, readAccountLink } from "../../state/entrance/accountLink.ts";
import { readAppQuestion } from "../../state/entrance/appQuestion.ts";
import { createSession } from "../../state/entrance/session.ts";
import { sayFault } from "../../state/parts/sayFault.ts";
import { createToasts } from "../../state/parts/toasts.ts";
import { sayMoment } from "../../time/say.ts";
import { createInterval, createTimer } from "../../time/timers.ts";
import type { FirstMessages } from "../../words/english.ts";
import { createSpeech, SpeechProvider } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";
import { later } from "../parts/later.tsx";
import { Toasts } from "../parts/Toasts.tsx";

const nothing = () => undefined;
const AccountLinkPage = later(() => import("../entrance/AccountLinkPage.tsx").then((view) => view.AccountLinkPage), {
	meanwhile: nothing,
});
const AppConsent = later(() => import("../entrance/AppConsent.tsx").then((view) => view.AppConsent));
const NotHere = later(() => import("../entrance/NotHere.tsx").then((view) => view.NotHere));
const Shell = later(() => import("./Shell.tsx").then((view) => view.Shell), {
	meanwhile: nothing,
	isFirst: true,
});
const SignIn = later(() => import("../entrance/SignIn.tsx").then((view) => view.SignIn), {
	meanwhile: nothing,
	isFirst: true,
});

/** All of the page stands behind these; what is at any other path is nothing of ours. */
const PATHS: readonly string[] = ["/", "/index.html"];
/** A break shorter than this is not worth a banner (ms). */
const PATIENCE_MS = 1_500;
/** How often a server that is away is asked for while nobody is signed in (ms). */
const RETRY_MS = 3_000;

/** `messages` are those of the browser's language, in which the page begins. */
export function App(props: { readonly messages: FirstMessages }) {
	const speech = createSpeech(props.messages, (language) => {
		document.documentElement.lang = language;
	});
	const say = () => speech.words().shell;
	const [isAway, setAway] = createSignal(false);
	const timer = createTimer();
	const onReach = (isThere: boolean) => {
		if (isThere) {
			timer.end();
			setAway(false);
		} else if (!timer.isSet()) timer.set(PATIENCE_MS, () => setAway(true));
	};
	// Until somebody is signed in, the browser says it better: all its languages, in order.
	const language = () => (session.me() ? speech.words().language : undefined);
	const requests = makeRequests({ onReach, onSignedOut: () => session.end(), language });
	const session = createSession(requests, ({ settings }) => speech.speak(settings.locale));
	const away = () => {
		const kept = session.kept();
		const me = session.me();
		if (!me) return say().away;
		if (!kept || kept.me !== me) return say().awayInside;
		const { time_zone: zone, locale } = me.settings;
		return say().awayKept(sayMoment(kept.atMs, { zone, locale }));
	};
	const toasts = createToasts(speech.words);
	createEffect(() => {
		if (session.me() === null) void speech.speak(navigator.language);
	});
	const [link, setLink] = createSignal<AccountLink>();
	/** The link of a mail is taken out of the address: its token stays in no history. */
	const followLink = () => {
		const next = readAccountLink(location.hash);
		if (!next) return;
		history.replaceState(null, "", location.pathname);
		setLink(next);
	};
	/** What an app asks stays in the address until it is answered: signing in comes first. */
	const [question, setQuestion] = createSignal(readAppQuestion(location.hash));
	const readQuestion = () => void setQuestion(readAppQuestion(location.hash));
	followLink();
	addEventListener("hashchange", followLink);
	addEventListener("hashchange", readQuestion);
	/** What the link has changed is read before anything is shown that says it. */
	const leaveLink = () => void session.look().finally(() => setLink(undefined));
	const invitation = () => {
		const found = link();
		return found?.what === "sign-up" ? found : undefined;
	};
	void session.look();
	// Either is wanted: both come while it is asked who is there, the likelier first.
	void orAgain(() => Promise.all([Shell.load(), SignIn.load()])).catch(() => undefined);
	createInterval(RETRY_MS, () => {
		if (session.fault() && session.me() === undefined) void session.look();
	});
	// A network that is cut says so at once; that it is back shows when the server answers.
	const onOffline = () => onReach(false);
	addEventListener("offline", onOffline);
	onCleanup(() => {
		removeEventListener("offline", onOffline);
		removeEventListener("hashchange", followLink);
		removeEventListener("hashchange", readQuestion);
	});

	return (
		<SpeechProvider value={speech}>
			<Show when={isAway()}>
				<div class="banner away" role="status">
					<Icon name="cloud" />
					<span>{away()}</span>
				</div>
			</Show>
			<Switch>
				<Match when={!PATHS.includes(location.pathname)}>
					<NotHere />
				</Match>
				<Match when={invitation() === undefined && link()}>
					{(found) => <AccountLinkPage link={found()} requests={requests} onDone={leaveLink} />}
				</Match>
				<Match when={session.me() === undefined}>
					<div class="splash" role="status">
						<Icon name="mark" />
						<Show when={session.fault()} fallback={<p>{say().opening}</p>}>
							{(why) => (
								<p>
									{sayFault(why(), speech.words())} {say().retrying}
								</p>
							)}
						</Show>
					</div>
				</Match>
				<Match when={session.me() === null}>
					<SignIn session={session} requests={requests} invitation={invitation()} />
				</Match>
				<Match when={session.me() && question()}>
					{(asked) => <AppConsent question={asked()} email={session.me()?.user.email ?? ""} requests={requests} />}
				</Match>
				<Match when={session.me()}>
					{(me) => (
						<Shell
							first={me()}
							requests={requests}
							toasts={toasts}
							session={session}
							speech={speech}
							onReach={onReach}
						/>
					)}
				</Match>
			</Switch>
			<Show when={!toasts.isInDialog()}>
				<Toasts shown={toasts.shown()} onDismiss={toasts.dismiss} />
			</Show>
		</SpeechProvider>
	);
}
