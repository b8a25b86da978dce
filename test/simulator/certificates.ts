import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import { bitString, integer, objectId, octetString, sequence } from "./der";
import { setOf, tagged, time, utf8, yes } from "./der";

/** A TLS server's certificate and private key, both in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface ServerCertificateOptions {
  readonly hosts?: readonly string[];
  readonly expired?: boolean;
}

const day = 24 * 60 * 60 * 1_000;
const ecdsaWithSha256 = sequence(objectId("1.2.840.10045.4.3.2"));

/** A certificate authority for this run only: none of its keys is ever stored. */
export class CertificateAuthority {
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #name = nameOf(`Simulator CA ${randomBytes(4).toString("hex")}`);
  /** What a client has to trust, in PEM. */
  readonly cert = toPem(
    "CERTIFICATE",
    certificate({
      subject: this.#name,
      publicKey: this.#keys.publicKey,
      issuer: this.#name,
      issuerKey: this.#keys.privateKey,
      extensions: [authority],
    }),
  );

  issue({ hosts = ["localhost"], expired = false }: ServerCertificateOptions = {}): Certificate {
    return serverCertificate(hosts, expired, { name: this.#name, key: this.#keys.privateKey });
  }
}

/** A self-signed certificate. */
export function selfSigned(hosts: readonly string[] = ["localhost"]): Certificate {
  return serverCertificate(hosts, false, undefined);
}

function serverCertificate(
  hosts: readonly string[],
  expired: boolean,
  issuer: { readonly name: Uint8Array; readonly key: KeyObject } | undefined,
): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const subject = nameOf(hosts[0] ?? "localhost");
  const der = certificate({
    subject,
    publicKey,
    issuer: issuer?.name ?? subject,
    issuerKey: issuer?.key ?? privateKey,
    extensions: [namesOf(hosts)],
    ...(expired ? { notAfter: new Date(Date.now() - day) } : {}),
  });
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { cert: toPem("CERTIFICATE", der), key };
}

interface CertificateParts {
  readonly subject: Uint8Array;
  readonly publicKey: KeyObject;
  readonly issuer: Uint8Array;
  readonly issuerKey: KeyObject;
  readonly extensions: readonly Uint8Array[];
  readonly notAfter?: Date;
}

function certificate(parts: CertificateParts): Buffer {
  const { subject, publicKey, issuer, issuerKey, extensions } = parts;
  const notBefore = new Date(Date.now() - 30 * day);
  const notAfter = parts.notAfter ?? new Date(Date.now() + 30 * day);
  const toSign = sequence(
    tagged(0xa0, integer(Uint8Array.of(2))),
    // DER allows only the shortest form: no leading zero.
    integer(Buffer.concat([Uint8Array.of(1), randomBytes(8)])),
    ecdsaWithSha256,
    issuer,
    sequence(time(notBefore), time(notAfter)),
    subject,
    publicKey.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(...extensions)),
  );
  return sequence(toSign, ecdsaWithSha256, bitString(sign("sha256", toSign, issuerKey)));
}

function nameOf(commonName: string): Buffer {
  return sequence(setOf(sequence(objectId("2.5.4.3"), utf8(commonName))));
}

function namesOf(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) => tagged(0x82, Buffer.from(host)));
  return sequence(objectId("2.5.29.17"), octetString(sequence(...names)));
}

const authority = sequence(objectId("2.5.29.19"), yes, octetString(sequence(yes)));

/** An empty line, which a length that is a multiple of 64 must not leave, would end the text. */
function toPem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
