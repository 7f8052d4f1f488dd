import { createServer } from "node:net";

/** A TCP port on this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** Whether this program could listen on the port; looks again for so many milliseconds, since who was killed just now may still hold it. */
export async function isPortFree(port: number, patience = 3_000): Promise<boolean> {
  const until = Date.now() + patience;
  while (!(await canListen(port))) {
    if (Date.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return true;
}

/** Any other fault than a taken port is for whoever really listens to tell. */
function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
