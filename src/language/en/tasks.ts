/** What English says after a day when the text is a task of that day, and not a name that begins with it. */
import type { LanguageTable } from "../shapes/grammar.ts";
import { indexNames } from "../tokens/names.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

export const englishTasks: NonNullable<LanguageTable["tasks"]> = {
	verbs: words(
		"accept add clock dial log adjust answer apply appear arrange ask assemble assign attend audit back backup bake bathe bike bleach book borrow " +
			"brew bring brush build burn buy calculate calibrate call cancel change charge chase check choose clean clear climb close collect " +
			"complete compose confirm contact cook copy correct cut dance debug decide decorate defrost delete deliver deploy deposit design " +
			"discuss do donate download draft draw drive drop dust edit email empty enroll enter evaluate exercise export extend feed fetch " +
			"file fill finalise finalize find finish fix fly fold follow freeze get give go grab groom grill harvest have help hang hire hoover " +
			"host import inform inspect install interview invite invoice iron join jog knit learn leave lend let listen load lock make " +
			"mark measure meditate meet mend message mop move mow negotiate notify nudge oil open order organise organize outline pack " +
			"paint pay phone pick ping plan plant polish practice practise prep prepare present print process proofread publish " +
			"purchase push put reach read rebook rebuild recharge record recycle refactor refill register rehearse release remind remove " +
			"renew rent reorder repair replace reply report request reschedule research reserve resolve respond restart restock " +
			"return review revise rewrite ride rinse run schedule scrub sell send service set sew share shave ship shop show sign skype " +
			"sort speak start stop stretch study submit sweep swim swap sync take talk tell test text throw tidy top track train transfer " +
			"translate transplant treat trim try turn unpack update upgrade upload use vacuum verify visit volunteer vote wait wake walk wash " +
			"watch water weed weigh wipe work wrap write",
	),
	// What takes place; the noun of "team standup" and of "lunch with Ann" is the last one.
	events: words(
		"appointment audit ballet barbecue baptism bath bbq birthday breakfast brunch call checkup check-in checkout chemo christening church " +
			"class cleanup coffee concert conference course date deadline delivery demo dentist dinner doctor drinks errands exam " +
			"day evening night exhibition flight football funeral game gig graduation groceries gym hairdresser haircut handover hike hockey holiday homework " +
			"housework inspection interview inventory jog judo karate kickoff launch laundry lecture lesson lessons lunch massage match mass meeting " +
			"mri opera optician orthodontist outing paperwork party payday physio picnic pickup pilates planning playdate practice prom presentation psychologist " +
			"race recital rehearsal rent retro retrospective reunion review ride run sauna seminar session shift shopping " +
			"showdown soccer spa sprint standup sunset surgery swim swimming sync teardown tennis test therapist therapy training trip tutoring vet " +
			"viewing visit walk webinar wedding workout workshop x-ray yoga zoom zumba guitar piano violin drums prep bins trash recycling garbage chores cleaning maintenance quiz",
	),
	determiners: words(
		"the a an my our your his her their its this that these those all some both any no more up out off down me us him them",
	),
	particles: words("in on"),
	authors: words("by"),
};

export const englishWorkNouns = words(
	"dvd dvds blu-ray bluray album movie film song lyrics poster vinyl soundtrack cd documentary novel cookbook playlist episode season " +
		"sequel trailer sketch remix chords tab comic manga anime ebook audiobook paperback hardcover ost biography book",
);

/** Such as no rule of this folder tells from a date. */
export const englishNames = indexNames([
	"tuesdays with morrie",
	"sunday in the park with george",
	"sunday bloody sunday",
	"tonight tonight",
	"tomorrow x together",
	"80 days around the world",
	"around the world in 80 days",
	"tomorrow and tomorrow and tomorrow",
	"tomorrow , and tomorrow , and tomorrow",
	"first monday in october",
	"midnight mass",
	"today at apple",
	"saturday night live",
	"saturday in the park",
	"7 eleven",
	"april fool",
	"april fools",
	"every day carry",
	"everyday carry",
]);
