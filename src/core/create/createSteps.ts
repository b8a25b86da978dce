/** The questions of the wizard in their order. */
export const createSteps = [
  "account",
  "location",
  "plan",
  "os",
  "name",
  "options",
  "review",
] as const;

export type CreateStep = (typeof createSteps)[number];

/** What is optional, each with a question of its own. */
export type CreateOption = "hostname" | "sshKey" | "backups";
