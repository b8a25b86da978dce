/** The few forms of ASN.1 that a certificate is made of, in DER. */

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tagged(0x30, ...parts);
}

export function setOf(...parts: readonly Uint8Array[]): Buffer {
  return tagged(0x31, ...parts);
}

export function integer(bytes: Uint8Array): Buffer {
  // A first bit that is set would make it negative.
  return (bytes[0] ?? 0) >= 0x80 ? tagged(0x02, Uint8Array.of(0), bytes) : tagged(0x02, bytes);
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return tagged(0x06, Uint8Array.from([first * 40 + second, ...rest.flatMap(base128)]));
}

export function utf8(text: string): Buffer {
  return tagged(0x0c, Buffer.from(text));
}

export function time(instant: Date): Buffer {
  const digits = instant.toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
  return tagged(0x18, Buffer.from(`${digits}Z`));
}

export function bitString(bytes: Uint8Array): Buffer {
  return tagged(0x03, Uint8Array.of(0), bytes);
}

export function octetString(bytes: Uint8Array): Buffer {
  return tagged(0x04, bytes);
}

export const yes = tagged(0x01, Uint8Array.of(0xff));

export function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag), lengthOf(body), body]);
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  if (length < 0x80) {
    return Uint8Array.of(length);
  }
  const bytes = length < 0x100 ? [length] : [length >> 8, length & 0xff];
  return Uint8Array.from([0x80 | bytes.length, ...bytes]);
}

function base128(value: number): readonly number[] {
  const digits = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) {
    digits.unshift(0x80 | (left & 0x7f));
  }
  return digits;
}
