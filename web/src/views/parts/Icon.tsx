/** The page's few drawings, on a 24 × 24 grid, in the colour of the text. Decoration: the label stands beside them. */
const PATHS = {
	mark: "M4 12.5l5 5L20 6.5",
	chat: "M4 5h16v11H9l-5 4z",
	tasks: "M4 6.5l1.5 1.5L8 5M4 12.5L5.5 14 8 11M4 18.5L5.5 20 8 17M11 7h9M11 13h9M11 19h9",
	history: "M4 12a8 8 0 1 0 2.6-5.9M4 4v4h4M12 8v4.5l3 2",
	mail: "M3.5 6h17v12h-17zM4 7l8 6 8-6",
	settings: "M4 7h10M18 7h2M4 17h2M10 17h10M14 5v4M6 15v4",
	dashboard: "M4 19V10M10 19V5M16 19v-7M21 19H3",
	bell: "M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15zM10 20.5a2 2 0 0 0 4 0",
	close: "M6 6l12 12M18 6L6 18",
	send: "M5 12h13M12 5l7 7-7 7",
	stop: "M7 7h10v10H7z",
	plus: "M12 5v14M5 12h14",
	menu: "M4 7h16M4 12h16M4 17h16",
	edit: "M5 19l1-4L16 5l3 3L9 18z",
	trash: "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
	search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
	undo: "M9 7L4.5 11.5 9 16M5 11.5h9a5 5 0 0 1 0 10h-2",
	sun: "M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
	moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
	repeat: "M5 11V9.5A2.5 2.5 0 0 1 7.5 7H19M16 4l3 3-3 3M19 13v1.5A2.5 2.5 0 0 1 16.5 17H5M8 20l-3-3 3-3",
	info: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.5M12 7.5v.1",
	pause: "M9 6v12M15 6v12",
	play: "M8 5.5v13l10-6.5z",
	skip: "M5 6l7 6-7 6zM13 6l7 6-7 6z",
	more: "M5 11.5v1M12 11.5v1M19 11.5v1M4.5 12h1M11.5 12h1M18.5 12h1",
	keys: "M3.5 6.5h17v11h-17zM7 10h.1M10.5 10h.1M14 10h.1M17 10h.1M8 14h8",
	calendar: "M4.5 6h15v13.5h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7",
	cloud: "M7 18h10a4 4 0 0 0 .5-8A6 6 0 0 0 6 9.5 4.3 4.3 0 0 0 7 18zM3 3l18 18",
	choose: "M4.5 6l1.5 1.5L8.5 5M4.5 13h4v4h-4zM12 6.5h8M12 15h8",
	flag: "M6 21V4h11l-2 4 2 4H6",
	tag: "M4 4h7l9 9-7 7-9-9zM8 8v.1",
	filter: "M4 6h16M7 12h10M10 18h4",
	sort: "M8 5v14M4.5 15.5L8 19l3.5-3.5M13 7h7M13 12h5M13 17h3",
	today: "M4.5 6h15v13.5h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7M9 14.5l2 2 4-3.5",
	inbox: "M4 13l3-8h10l3 8v6H4zM4 13h5a3 3 0 0 0 6 0h5",
	book: "M5 19.5V6a2.5 2.5 0 0 1 2.5-2.5H19V17H7.5A2.5 2.5 0 0 0 5 19.5 1.5 1.5 0 0 0 6.5 21H19v-4M9.5 10l2 2 4-4",
	fold: "M4.5 5.5h15v13h-15zM14.5 5.5v13M8 10l2 2-2 2",
	next: "M9.5 5.5L16 12l-6.5 6.5",
	month: "M4.5 6h15v13.5h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7M4.5 15h15M9.5 10v9.5M14.5 10v9.5",
	out: "M14 5H6v14h8M11 12h9M17 8.5l3.5 3.5-3.5 3.5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon(props: { readonly name: IconName }) {
	return (
		<svg class="drawing" viewBox="0 0 24 24" aria-hidden="true">
			<path d={PATHS[props.name]} />
		</svg>
	);
}

/** A label's own colour as a dot. An SVG attribute, since the page's policy refuses style attributes. */
export function Dot(props: { readonly color: string | null }) {
	return (
		<svg class="dot" viewBox="0 0 10 10" aria-hidden="true">
			<circle cx="5" cy="5" r="5" fill={props.color ?? "currentColor"} />
		</svg>
	);
}
