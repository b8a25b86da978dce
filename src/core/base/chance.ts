/** A number from 0 up to, but not including, 1; tests bring their own. */
export type Chance = () => number;

export const systemChance: Chance = () => Math.random();

/** A name that nobody else has chosen, and that nobody can guess; tests bring their own. */
export type NewId = () => string;

export const systemNewId: NewId = () => crypto.randomUUID();
