import { expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createHolder, createPost } from "@/testing/reviews";
import { listOwners } from "./queries";

test("a milestone or lesson can be given to any post in use and any account of the nation, as its page accepts them", async () => {
  const [own, others, closed] = [
    await createPost("Exercise desk"),
    await createPost("Logistics desk"),
    await createPost("Former desk"),
  ];
  await asOwner("update post set is_active = false where id = $1", [closed]);
  const planner = await createHolder([own], { roles: ["OFFICER"] });
  const [colleague, gone, ally] = [
    await createViewer(),
    await createViewer(),
    await createViewer({ nation: "GBR" }),
  ];
  await asOwner("update app_user set disabled_at = now() where id = $1", [gone.id]);
  const owners = await withViewer(planner, (db) => listOwners(db, planner));
  const offered = owners.map(({ value }) => value);
  for (const value of [`post:${own}`, `post:${others}`, `user:${colleague.id}`])
    expect(offered).toContain(value);
  for (const value of [`post:${closed}`, `user:${gone.id}`, `user:${ally.id}`])
    expect(offered).not.toContain(value);
  expect(owners.find(({ value }) => value === `post:${others}`)).toMatchObject({
    label: "Logistics desk",
    group: "Posts",
  });
});
