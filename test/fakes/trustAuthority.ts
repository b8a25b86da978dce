import tls from "node:tls";

type AddCaCert = { readonly addCACert: (pem: string) => void };

/**
 * Lets this process trust one more certificate authority, as VS Code does with those of the
 * system; gives what takes the trust away again.
 */
export function trustAuthority(pem: string): () => void {
  const { createSecureContext } = tls;
  tls.createSecureContext = (options) => {
    const secure = createSecureContext(options);
    (secure.context as AddCaCert).addCACert(pem);
    return secure;
  };
  return () => {
    tls.createSecureContext = createSecureContext;
  };
}
