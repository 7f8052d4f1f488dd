import { describe, expect, test } from "vitest";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { runSql } from "@/testing/crises";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { arrangeReviews } from "@/testing/reviewed-reports";
import { createChain, createHolder, createPost } from "@/testing/reviews";
import { reassignStep } from "./mutations";
import { listStrandedSteps } from "./queries";

const {
  desk,
  region,
  chief,
  officer,
  first,
  third,
  admin,
  objective,
  submit,
  read,
  find,
  openStep,
  decide,
  isWaiting,
} = await arrangeReviews();

describe("an approver removed mid-chain", () => {
  test("leaves a step that an admin sees and gives to another post, without reading the record", async () => {
    const lost = await createPost("A post that is retired");
    await createChain({ objectiveId: objective, steps: [{ posts: [lost] }] });
    const record = await submit();
    expect(await isWaiting(record, first)).toBe(false);
    const stranded = await withViewer(admin, listStrandedSteps);
    const found = stranded.find(({ review }) => review.engagementId === record.id);
    expect(found?.review.reference).toBe(record.reference);
    expect(await find(admin, record.reference)).toBeNull();
    const input = { stepId: found?.step.id ?? "", postIds: [desk] };
    expect(await reassignStep(officer, input)).toMatchObject({ code: "forbidden" });
    expect(await reassignStep(admin, input)).toMatchObject({ ok: true });
    expect(await decide(record, first)).toMatchObject({ ok: true });
    expect((await read(officer, record.reference)).publication).toBe("PUBLISHED");
    await asOwner("update review_chain set is_active = false where objective_id = $1", [objective]);
  });

  test("is given by no admin to a post of theirs, today's or a later one's, nor by who wrote the record", async () => {
    const [held, later] = [
      await createPost("Held by the admin"),
      await createPost("Held by the admin later"),
    ];
    const both = await createHolder([held], { roles: ["PORTFOLIO_ADMIN", "APPROVER"] });
    await asOwner(
      "insert into post_holding (id, post_id, user_id, starts_on) values ($1, $2, $3, current_date + 30)",
      [newId(), later, both.id],
    );
    const writer = await createViewer({ roles: ["OFFICER", "PORTFOLIO_ADMIN"], countries: ["MNG"] });
    const record = await submit({ closeHold: true, coAuthors: [writer.id] });
    const stepId = await openStep(record, officer);
    const give = "update review_step set post_ids = $1::uuid[] where id = $2::uuid";
    for (const own of [held, later]) {
      expect(await reassignStep(both, { stepId, postIds: [desk, own] })).toMatchObject({
        ok: false,
        fields: { postIds: [expect.stringContaining("ask another admin")] },
      });
      await expect(runSql(both, give, [own], stepId)).rejects.toThrow(/42501/);
    }
    expect(await find(both, record.reference)).toBeNull();
    expect(await reassignStep(writer, { stepId, postIds: [region] })).toMatchObject({ code: "forbidden" });
    await expect(runSql(writer, give, [region], stepId)).rejects.toThrow(/42501/);
    // What another admin gave to their post stays when they add one to it.
    expect(await reassignStep(admin, { stepId, postIds: [held] })).toMatchObject({ ok: true });
    expect(await reassignStep(both, { stepId, postIds: [held, desk] })).toMatchObject({ ok: true });
    expect(await decide(record, first)).toMatchObject({ ok: true });
  });

  test("a chain that changes or is retired moves nothing that is in review", async () => {
    const chain = await createChain({
      objectiveId: objective,
      steps: [{ posts: [desk] }, { posts: [chief] }],
    });
    const record = await submit();
    await asOwner("update review_chain set is_active = false where id = $1", [chain]);
    await asOwner("delete from review_chain_step where chain_id = $1", [chain]);
    expect(await decide(record, first)).toMatchObject({ ok: true });
    expect(await decide(record, third)).toMatchObject({ ok: true });
    expect((await read(officer, record.reference)).publication).toBe("PUBLISHED");
  });

  test("whoever takes over the post finds what waits for it", async () => {
    const record = await submit();
    const successor = await createHolder([desk]);
    expect(await isWaiting(record, successor)).toBe(true);
    expect(await decide(record, successor)).toMatchObject({ ok: true });
  });
});
