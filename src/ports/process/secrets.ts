/**
 * The secrets of the installation. The first signs, seals and derives; whatever one of them has signed is believed, and whatever one of
 * them has sealed is opened. There is more than one while the secret is being changed (docs/operations.md).
 */
export type Secrets = readonly [current: string, ...others: string[]];
