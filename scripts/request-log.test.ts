import { expect, test, vi } from "vitest";
import { log } from "../lib/log";
import { type Thrown, tellThrown } from "../lib/thrown";
import { loggedPath, logWhatFails } from "./request-log";

test.each([
  ["/engagements/KLE-2026-JPN-0042/edit", "/engagements/KLE-2026-JPN-0042/edit"],
  ["/search?q=overflight", "/search"],
  ["/api/sign-in/answer?code=4/0Ab&state=x", "/api/sign-in/answer"],
  ["/people?", "/people"],
  ["/#q=overflight", "/"],
  ["?q=overflight", "-"],
  ["/engagements/%ff", "/engagements/%ff"],
  ["https://ada:secret@elsewhere.example/", "-"],
  ["*", "-"],
])("of %s the log has %s", (url, logged) => {
  expect(loggedPath(url)).toBe(logged);
});

test("what nobody could have typed is cut", () => {
  expect(loggedPath(`/${"x".repeat(5_000)}`)).toBe(`/${"x".repeat(199)}…`);
});

const thrownIn = (route: string): Thrown => ({
  digest: "42",
  route,
  error: { name: "Error", message: "connection lost", stack: undefined },
});

test("all that was thrown in a request is one line, whoever else is served meanwhile and however it ends", async () => {
  const lines = vi.spyOn(log, "error").mockImplementation(() => {});
  const { promise: isOver, resolve: end } = Promise.withResolvers<void>();
  const [frame, page, other] = [thrownIn("/(app)"), thrownIn("/people"), thrownIn("/inbox")];
  const served = logWhatFails({ method: "GET" }, "one", async () => {
    expect(tellThrown("one", frame)).toBe(true);
    await isOver;
    tellThrown("one", page);
  });
  await logWhatFails({ method: "GET" }, "fine", async () => {});
  await expect(
    logWhatFails({ method: "POST" }, "other", async () => {
      tellThrown("other", other);
      throw new Error("broken");
    }),
  ).rejects.toThrow("broken");
  end();
  await served;
  expect(lines.mock.calls).toEqual([
    [{ requestId: "other", method: "POST", thrown: [other] }, "request failed"],
    [{ requestId: "one", method: "GET", thrown: [frame, page] }, "request failed"],
  ]);
  tellThrown("gone", page);
  expect(lines).toHaveBeenLastCalledWith({ requestId: "gone", thrown: [page] }, "request failed");
  lines.mockRestore();
});
