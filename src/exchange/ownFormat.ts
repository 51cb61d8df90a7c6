/** How our own export names itself, for who writes it and who reads it. */
export const OWN_FORMAT = "adjutant-export";
/** Grows when a reader of the one before could not read it. */
export const OWN_FORMAT_VERSION = 1;
