import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { changeCommitment } from "@/lib/commitments/mutations";
import { getCommitment } from "@/lib/commitments/queries";
import { changeCommitmentSchema } from "@/lib/commitments/schema";
import { withViewer } from "@/lib/db";
import { valuesOf } from "@/lib/engagements/form-values";
import { createEngagement, updateEngagement } from "@/lib/engagements/mutations";
import { getEngagementById } from "@/lib/engagements/queries";
import { newId } from "@/lib/ids";
import { listInbox } from "@/lib/notices/queries";
import { createObjective, recordReading, saveIndicator, saveObjective } from "@/lib/objectives/mutations";
import { getObjective } from "@/lib/objectives/queries";
import {
  createObjectiveSchema,
  recordReadingSchema,
  saveIndicatorSchema,
  saveObjectiveSchema,
} from "@/lib/objectives/schema";
import { mergeOrganisations } from "@/lib/people/organisations/merges/mutations";
import { organisationMergeSchema } from "@/lib/people/organisations/merges/schema";
import { createOrganisation, updateOrganisation } from "@/lib/people/organisations/mutations";
import { getOrganisation } from "@/lib/people/organisations/queries";
import { createOrganisationSchema, editOrganisationSchema } from "@/lib/people/organisations/schema";
import { createPost, updatePost } from "@/lib/people/posts/mutations";
import { createPostSchema, editPostSchema } from "@/lib/people/posts/schema";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createHolder, createPost as createOwnPost } from "@/testing/reviews";
import { unwatch, watch } from "./mutations";
import { listWatches } from "./queries";
import type { Watchable } from "./rules";

// What was last to be watched: promises, objectives, posts and organisations.

const officer = await createViewer({ countries: ["JPN"] });
const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"], allCountries: true });
const ally = await createViewer({ roles: ["VIEWER"], nation: "GBR", allCountries: true });
const desk = await createOwnPost(`Watch desk ${newId().slice(-6)}`);
const leader = await createHolder([desk], { allCountries: true });
const successor = await createHolder([desk], { allCountries: true });

const follow = (by: Viewer, type: Watchable, key: string, post: string | null = null) =>
  watch(by, { type, key, post });
const heard = async (by: Viewer, id: string) =>
  (await withViewer(by, (db) => listInbox(db, by, 1))).lines
    .filter(({ subjectId }) => subjectId === id)
    .map(({ kind, subject }) => [kind, subject.href]);

async function engagement(fields: object): Promise<string> {
  const made = await createEngagement(officer, newId(), engagementInput({ purpose: "Talks.", ...fields }), {
    publish: true,
  });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.data.id;
}

async function objectiveOf(code: string): Promise<string> {
  const [line] = await asOwner<{ id: string }>(
    "select id from picklist_item where list = 'LINE_OF_EFFORT' limit 1",
  );
  const id = newId();
  const facts = { id, code, lineOfEffortId: line?.id, text: "Patrol alone by 2028." };
  expect(await createObjective(admin, createObjectiveSchema.parse(facts))).toMatchObject({ ok: true });
  return id;
}

test("a promise is watched by a post, and tells of a change to it and of one made with its engagement", async () => {
  const of = await engagement({
    commitments: [{ text: "Send the chart", bySide: "OWN", ownerName: "Whitlock", dueOn: "2031-03-01" }],
  });
  const [row] = await asOwner<{ id: string }>("select id from commitment where engagement_id = $1", [of]);
  const id = row?.id ?? "";
  const href = `/commitments/${id}`;
  expect(await follow(ally, "commitment", id)).toMatchObject({ code: "not-found" });
  expect(await follow(leader, "commitment", id)).toMatchObject({ ok: true });
  for (const by of [leader, successor])
    expect(await withViewer(by, (db) => listWatches(db, by))).toMatchObject([
      { type: "commitment", name: "Send the chart", href, post: { id: desk } },
    ]);

  const current = await withViewer(officer, (db) => getCommitment(db, id));
  const moved = {
    id,
    version: current?.version,
    ownerName: "Whitlock",
    state: "IN_WORK",
    dueOn: "2031-03-01",
  };
  expect(await changeCommitment(officer, changeCommitmentSchema.parse(moved))).toMatchObject({ ok: true });
  for (const by of [leader, successor]) expect(await heard(by, id)).toEqual([["CHANGED", href]]);

  const record = await withViewer(officer, (db) => getEngagementById(db, of));
  if (!record) throw new Error("not there");
  const later = await createHolder([], { allCountries: true });
  await follow(later, "commitment", id);
  const values = valuesOf(record);
  const commitments = values.commitments.map((one) => ({ ...one, ownerName: "Harker" }));
  expect(await updateEngagement(officer, of, record.version, { ...values, commitments })).toMatchObject({
    ok: true,
  });
  expect(await heard(later, id)).toEqual([["CHANGED", href]]);
  // What changed in the engagement alone is not a change of the promise.
  expect(await heard(later, of)).toEqual([]);
});

test("an objective tells of its change and of what is shared for it; of its indicators at home alone", async () => {
  const code = "WATCH-1";
  const id = await objectiveOf(code);
  const href = `/objectives/${code}`;
  for (const by of [leader, ally]) expect(await follow(by, "objective", id)).toMatchObject({ ok: true });
  const version = async () => (await withViewer(admin, (db) => getObjective(db, code)))?.version;
  const indicatorId = newId();
  const indicator = saveIndicatorSchema.parse({
    objectiveId: id,
    version: await version(),
    id: indicatorId,
    kind: "EFFECT",
    name: "Patrol days",
    unit: "days",
    baseline: "",
    target: "40",
    countedBy: "",
    isActive: "on",
  });
  expect(await saveIndicator(admin, indicator)).toMatchObject({ ok: true });
  const reading = { id: newId(), indicatorId, readOn: "2026-01-01", value: "12", source: "A letter" };
  expect(await recordReading(officer, recordReadingSchema.parse(reading))).toMatchObject({ ok: true });
  expect(await heard(leader, id)).toEqual([["CHANGED", href]]);
  expect(await heard(ally, id)).toEqual([]);

  const found = await withViewer(admin, (db) => getObjective(db, code));
  const said = { ...found, ownerUserId: "", ownerPostId: "", text: "Patrol alone by 2029.", isActive: "on" };
  expect(await saveObjective(admin, saveObjectiveSchema.parse(said))).toMatchObject({ ok: true });
  expect(await heard(ally, id)).toEqual([["CHANGED", href]]);

  const serving = await engagement({ objectives: [id] });
  expect(await heard(leader, serving)).toMatchObject([["PUBLISHED", expect.any(String)]]);
  expect(await heard(ally, serving)).toEqual([]);
});

test("a post and an organisation tell of their change, and of the one they were merged into", async () => {
  const make = async (name: string) => {
    const id = newId();
    const input = createOrganisationSchema.parse({ id, name, kind: "OTHER", nation: "JPN" });
    expect(await createOrganisation(officer, input)).toMatchObject({ ok: true });
    return id;
  };
  const organisation = async (id: string) => {
    const found = await withViewer(officer, (db) => getOrganisation(db, id));
    if (!found) throw new Error("not there");
    return found;
  };
  const stamp = newId().slice(-6);
  const [stays, goes] = [await make(`Depot ${stamp}`), await make(`Depots ${stamp}`)];
  const watcher = await createViewer({ roles: ["LEADER"], allCountries: true });
  expect(await follow(watcher, "organisation", goes)).toMatchObject({ ok: true });
  const saved = await organisation(goes);
  const renamed = editOrganisationSchema.parse({ ...saved, abbreviation: "DEP", isActive: "on" });
  expect(await updateOrganisation(officer, renamed)).toMatchObject({ ok: true });
  expect(await heard(watcher, goes)).toEqual([["CHANGED", `/organisations/${goes}`]]);
  const merge = organisationMergeSchema.parse({
    winnerId: stays,
    loserId: goes,
    winnerVersion: (await organisation(stays)).version,
    loserVersion: (await organisation(goes)).version,
  });
  expect(await mergeOrganisations(officer, merge)).toMatchObject({ ok: true });
  expect(await heard(watcher, stays)).toEqual([["CHANGED", `/organisations/${stays}`]]);
  // From a page of the one that went.
  expect(await follow(leader, "organisation", goes)).toMatchObject({ ok: true });
  expect((await withViewer(leader, (db) => listWatches(db, leader))).map(({ href }) => href)).toContain(
    `/organisations/${stays}`,
  );

  const id = newId();
  await createPost(officer, createPostSchema.parse({ id, title: `Head ${stamp}`, nation: "JPN" }));
  const watching = await follow(watcher, "post", id);
  expect(watching).toMatchObject({ ok: true });
  const change = (version: number, title: string) =>
    updatePost(officer, editPostSchema.parse({ id, version, title, nation: "JPN", isActive: "on" }));
  expect(await change(1, `Chief ${stamp}`)).toMatchObject({ ok: true });
  expect(await heard(watcher, id)).toEqual([["CHANGED", `/posts/${id}`]]);
  if (watching.ok) expect(await unwatch(watcher, watching.data.id)).toMatchObject({ ok: true });
  expect((await withViewer(watcher, (db) => listWatches(db, watcher))).map(({ type }) => type)).toEqual([
    "organisation",
  ]);
});
