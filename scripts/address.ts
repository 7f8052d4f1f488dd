import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/**
 * The address that a request comes from. What `x-forwarded-for` says counts as far as proxies of our own wrote it: each adds the
 * address it saw at the end, and what stands before may be anybody's invention.
 * @param proxies how many of our own the request has passed
 */
export function addressOf(
  {
    headers,
    socket,
  }: { headers: IncomingMessage["headers"]; socket: { remoteAddress?: string | undefined } },
  proxies: number,
): string {
  const seen = proxies > 0 ? withoutPort(listOf(headers["x-forwarded-for"]).at(-proxies) ?? "") : "";
  const address = isIP(seen) ? seen : (socket.remoteAddress ?? "");
  return /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
}

/**
 * The name, with a port where it has one, under which the browser asked, such as `rapport.example:8443`. What `x-forwarded-host` says counts
 * as far as proxies of our own wrote it: each adds at the end what it was asked for, or replaces all that was there.
 */
export function hostOf(headers: IncomingMessage["headers"], proxies: number): string | undefined {
  const said = listOf(headers["x-forwarded-host"]);
  return (proxies > 0 ? said[Math.max(0, said.length - proxies)] : "") || headers.host;
}

function listOf(header: string | string[] | undefined): string[] {
  return [header ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((one) => one.trim());
}

/** `203.0.113.9:443` and `[2001:db8::6]:443`, as some proxies write, without the port. */
function withoutPort(said: string): string {
  return /^(?:\[([^\]]*)\]|([\d.]+))(?::\d{1,5})?$/.exec(said)?.slice(1).find(Boolean) ?? said;
}

/** Gives, once, what is to be said in the log when a proxy seems to stand before the product of which it was not told. */
export function newProxyNotice(): (headers: IncomingMessage["headers"], proxies: number) => string | null {
  let isSaid = false;
  return (headers, proxies) => {
    // The framework asks the product itself for the page that an action leads to, and says for whom.
    const isOwn = headers["x-rapport-address"] !== undefined;
    const isForwarded = headers["x-forwarded-for"] ?? headers["x-forwarded-host"];
    if (isSaid || isOwn || proxies > 0 || isForwarded === undefined) return null;
    isSaid = true;
    return "A request came with x-forwarded-for or x-forwarded-host, which do not count. If proxies of your own stand before the product, set RAPPORT_TRUSTED_PROXIES to how many: until then everybody behind them has one address, in the lists of sessions and where failed sign-ins are counted, and forms are refused as those of another site unless the proxy passes on the Host that the browser sent.";
  };
}
