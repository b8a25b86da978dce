/** A number from 0 up to, but not including, 1; tests bring their own. */
export type Chance = () => number;

export const systemChance: Chance = () => Math.random();

/** Gives a name that nobody else has chosen, and that nobody can guess; tests bring their own. */
export type NewId = () => string;
