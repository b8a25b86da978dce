import tls from "node:tls";

type AddCaCert = { readonly addCACert: (pem: string) => void };

/**
 * Makes this process trust one more certificate authority, as VS Code does with those of the
 * system. Returns a function that revokes the trust.
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
