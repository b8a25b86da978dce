import { parseUrl } from "./parseUrl";
import type { ApiUrlFault } from "./problem";

export type ApiUrl =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly fault: ApiUrlFault };

const loopbackHosts = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks and normalises the address that tokens are sent to: https, or http for this machine
 * alone, no name or password in it, and exactly one slash at the end.
 */
export function parseApiUrl(text: string): ApiUrl {
  const url = parseUrl(text.trim());
  if (!url) {
    return { ok: false, fault: "notUrl" };
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return { ok: false, fault: "scheme" };
  }
  if (url.protocol === "http:" && !loopbackHosts.test(url.hostname)) {
    return { ok: false, fault: "httpNotLoopback" };
  }
  if (url.username !== "" || url.password !== "") {
    return { ok: false, fault: "credentials" };
  }
  if (url.search !== "" || url.hash !== "") {
    return { ok: false, fault: "query" };
  }
  return { ok: true, url: `${url.origin}${url.pathname.replace(/\/*$/, "/")}` };
}
