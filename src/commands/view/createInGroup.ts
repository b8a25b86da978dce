import { isGroupRow } from "../choice/rows";

export interface GroupCreation {
  readonly run: (place?: { readonly accountKey: string; readonly location: string }) => unknown;
}

/** Begins a new server in the location of a group's row; any other row leaves that open. */
export async function createInGroup(clicked: unknown, create: GroupCreation): Promise<void> {
  const isLocation = isGroupRow(clicked) && clicked.grouping === "location";
  await create.run(
    isLocation ? { accountKey: clicked.accountKey, location: clicked.group.key } : undefined,
  );
}
