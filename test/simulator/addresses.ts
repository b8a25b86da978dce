/** The address ranges that are reserved for documentation, in the order in which they are used. */
const ranges = ["203.0.113", "198.51.100", "192.0.2"];

/** The first documentation address that no server has. */
export function freeAddress(taken: ReadonlySet<string | null>): string {
  for (const range of ranges) {
    for (let host = 10; host < 255; host++) {
      const address = `${range}.${host}`;
      if (!taken.has(address)) {
        return address;
      }
    }
  }
  throw new Error("The simulator has no free address left.");
}

export function ipv6AddressOf(id: number): string {
  return `2001:db8:0:${(id % 0x10000).toString(16)}::1`;
}
