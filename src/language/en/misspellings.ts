/** How people mistype words for dates: only what is no word of its own. */
const ALL: Readonly<Record<string, string>> = {
	today: "todya tday",
	tomorrow: "tomorow tommorow tommorrow tomorrrow tomorro tommorro tmrw tmrow tmr tomoro",
	tonight: "tonigth tonihgt",
	monday: "mondya moday monady",
	tuesday: "tuseday teusday tuesady tuesdya tusday",
	wednesday: "wensday wednsday wedensday wendesday wednseday wednesdy wenesday",
	thursday: "thrusday thursaday thirsday thusday thurday thursdy",
	friday: "firday fridya frieday fryday",
	saturday: "saterday satruday saturdy satuday",
	sunday: "sundya sundy",
	january: "janurary januray",
	february: "febuary feburary februray",
	september: "septemeber setpember",
	october: "ocotber octobre",
	november: "novemeber novmber",
	december: "decemeber decmber",
};

export const englishMisspellings: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries(ALL).flatMap(([word, wrong]) => wrong.split(" ").map((one) => [one, word] as const)),
);
