import { createSignal } from "solid-js";
import { useWords } from "../../words/words.ts";
import { Icon } from "../parts/Icon.tsx";

const KEY = "adjutant.theme";

function isDarkNow(): boolean {
	const chosen = document.documentElement.dataset.theme;
	return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

const [isDark, setDark] = createSignal(isDarkNow());

/** Turns the theme over and keeps the choice in this browser. */
export function turnTheme(): void {
	const theme = isDark() ? "light" : "dark";
	document.documentElement.dataset.theme = theme;
	setDark(theme === "dark");
	try {
		localStorage.setItem(KEY, theme);
	} catch {
		// Storage is forbidden here: the choice lasts as long as the page.
	}
}

export function ThemeButton() {
	const words = useWords();
	return (
		<button type="button" class="nav row-button" onClick={turnTheme}>
			<Icon name={isDark() ? "sun" : "moon"} />
			<span>{isDark() ? words().shell.light : words().shell.dark}</span>
		</button>
	);
}
