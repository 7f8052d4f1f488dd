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
  const seen = proxies > 0 ? (said.at(-proxies)?.trim() ?? "") : "";
  const address = isIP(seen) ? seen : (socket.remoteAddress ?? "");
  return /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
}
