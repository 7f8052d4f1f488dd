import { expect, inject, test } from "vitest";
import { asOwner } from "@/testing/owner";
import { holdServer } from "./hold";

const server = inject("serverUrl");

test("while another program holds the server, the first to leave does not stop it", async () => {
  const first = await holdServer(server, () => {});
  const second = await holdServer(server, () => {});
  expect(await first.release()).toBe(false);
  await second.release();
});

test("a holder learns that the server went away by itself, once, and not that it let go", async () => {
  let lost = 0;
  const held = await holdServer(server, () => {
    lost += 1;
  });
  const [row] = await asOwner<{ pid: number }>(
    "select max(pid) filter (where backend_start = latest) as pid from (select pid, backend_start, max(backend_start) over () as latest from pg_stat_activity where application_name = 'rapport holds') holders",
  );
  await asOwner("select pg_terminate_backend($1)", [row?.pid]);
  await expect.poll(() => lost).toBe(1);
  expect(await held.release()).toBe(false);

  const other = await holdServer(server, () => {
    lost += 1;
  });
  await other.release();
  expect(lost).toBe(1);
});
