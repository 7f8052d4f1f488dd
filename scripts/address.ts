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
  const said = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const seen = proxies > 0 ? withoutPort(said.at(-proxies)?.trim() ?? "") : "";
  const address = isIP(seen) ? seen : (socket.remoteAddress ?? "");
  return /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
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
    if (isSaid || isOwn || proxies > 0 || headers["x-forwarded-for"] === undefined) return null;
    isSaid = true;
    return "A request came with x-forwarded-for, which does not count. If proxies of your own stand before the product, set RAPPORT_TRUSTED_PROXIES to how many: until then everybody behind them has one address, in the lists of sessions and where failed sign-ins are counted.";
  };
}
