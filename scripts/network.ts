import type { IncomingMessage } from "node:http";
import { isIP, isIPv4 } from "node:net";

/**
 * The network that a request comes from: its address, or, of an address of version 6, the half that one line has to itself.
 * What `x-forwarded-for` says counts as far as proxies of our own wrote it: each adds the address it saw at the end, and what stands
 * before may be anybody's invention.
 * @param proxies how many of our own the request has passed
 */
export function networkOf(
  {
    headers,
    socket,
  }: { headers: IncomingMessage["headers"]; socket: { remoteAddress?: string | undefined } },
  proxies: number,
): string {
  const direct = socket.remoteAddress ?? "";
  const said = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const seen = proxies > 0 ? (said.at(-proxies)?.trim() ?? "") : "";
  return networkOfAddress(isIP(seen) ? seen : direct);
}

function networkOfAddress(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) return mapped;
  const [start = "", end] = mapped.replace(/%.*$/, "").toLowerCase().split("::");
  const groups = start.split(":").filter(Boolean);
  const rest = (end ?? "").split(":").filter(Boolean);
  const zeros = end === undefined ? [] : Array.from({ length: 8 - groups.length - rest.length }, () => "0");
  return `${[...groups, ...zeros, ...rest]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
