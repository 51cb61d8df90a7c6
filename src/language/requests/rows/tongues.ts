/** Languages that rows have phrases in. */
export type Tongue = "en" | "de";
