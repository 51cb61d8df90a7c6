/** "1 task", "2 tasks": the number as the language writes it, and the form of the word that the language wants with it. */
export function counted(
	language: string,
	forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>,
): (count: number) => string {
	const rules = new Intl.PluralRules(language);
	const digits = new Intl.NumberFormat(language);
	return (count) => `${digits.format(count)} ${forms[rules.select(count)] ?? forms.other}`;
}
