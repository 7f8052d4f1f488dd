import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, test } from "./fixtures";
import { addresses } from "./routes";

// Every server action and every route, read from the source tree and asked for over HTTP: a new one is in the list at once, and
// refuses who is not signed in and what comes from elsewhere, or stands here as one that may not.

/** What is for people who are not signed in. */
const OPEN_ACTIONS = ["agreeAction", "signInAction", "demoSignInAction", "signOutAction"];
const OPEN_ROUTES = ["GET /api/health", "GET /api/sign-in", "GET /api/sign-in/answer"];

type Action = { id: string; name: string; file: string; address: string };

/** What the source tree exports, as file and name. */
function actionsOfSource(): string[] {
  return globSync("lib/**/actions.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^export (?:const|async function) (\w+Action)\b/gm)].map(
      ([, name]) => `${file.split(path.sep).join("/")} ${name}`,
    ),
  );
}

/** What the build serves: under which name, and on which page. */
function actionsOfBuild(): Action[] {
  const text = readFileSync(path.join(".next", "server", "server-reference-manifest.json"), "utf8");
  const { node }: { node: Record<string, { workers: object; filename: string; exportedName: string }> } =
    JSON.parse(text);
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    name: exportedName,
    file: filename,
    address: addressOf(Object.keys(workers).sort(byParameters)[0] ?? ""),
  }));
}

const byParameters = (one: string, other: string) => one.split("[").length - other.split("[").length;

/** `app/(app)/people/[id]/page` → `/people/00000000-…`: of no record that there is. */
function addressOf(worker: string): string {
  const steps = worker.split("/").slice(1, -1);
  return `/${steps
    .filter((step) => !step.startsWith("("))
    .map((step) => (step.startsWith("[") ? "00000000-0000-7000-8000-000000000000" : step))
    .join("/")}`;
}

type Fields = Readonly<Record<string, string>>;
const ANY_FORM: Fields = { id: "00000000-0000-7000-8000-000000000001", version: "1" };

/** Sends what the page's own script would: a form, or, to what answers while somebody types, words. */
function send(
  request: APIRequestContext,
  action: Action,
  {
    isLookup = false,
    origin,
    fields = ANY_FORM,
  }: { isLookup?: boolean; origin?: string; fields?: Fields } = {},
): Promise<APIResponse> {
  const headers = { "next-action": action.id, accept: "text/x-component", ...(origin ? { origin } : {}) };
  if (isLookup) {
    const data = JSON.stringify(["a", []]);
    return request.post(action.address, {
      headers: { ...headers, "content-type": "text/plain;charset=UTF-8" },
      data,
      maxRedirects: 0,
    });
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value);
  // The last part holds the arguments, of which the form is the first.
  form.append("0", '["$K1"]');
  return request.post(action.address, { headers, multipart: form, maxRedirects: 0 });
}

const actions = actionsOfBuild();
const LOOKUPS = /^(find|match|list)/;

test("what the build serves is what the source tree names", () => {
  const served = actions.map(({ file, name }) => `${file} ${name}`).sort();
  expect(served).toEqual(actionsOfSource().sort());
  expect(served.length).toBeGreaterThan(90);
});

test("every action refuses who is not signed in", async ({ request }) => {
  for (const action of actions.filter(({ name }) => !OPEN_ACTIONS.includes(name))) {
    const isLookup = LOOKUPS.test(action.name);
    const answer = await send(request, action, { isLookup });
    const text = await answer.text();
    expect.soft(answer.status(), action.name).toBe(401);
    expect.soft(answer.headers()["x-action-redirect"], action.name).toBeUndefined();
    if (isLookup) expect.soft(text, action.name).toMatch(/^\w+:\[\]$/m);
    else expect.soft(text, action.name).toMatch(/^\w+:\{"ok":false,"code":"signed-out"/m);
  }
});

test("every action refuses what a page of another site sends, whoever is signed in", async ({ pageAs }) => {
  const { request } = await pageAs("admin");
  for (const action of actions) {
    const answer = await send(request, action, { origin: "https://elsewhere.example" });
    expect.soft(answer.status(), action.name).toBe(403);
    expect.soft(await answer.text(), action.name).toContain("from another site");
  }
});

const OFFICER = "00000000-0000-7000-8000-00000000a001";
const NEW = "019abcde-0000-7000-8000-0000000000aa";
const ACCOUNT: Fields = {
  name: "Somebody Else",
  nation: "USA",
  "roles[]": "SYSTEM_ADMIN",
  markingCeiling: "CUI",
  timeZone: "UTC",
};
const PORTFOLIO: Fields = { name: "Everything", startsOn: "2026-01-01", "countries[]": "JPN" };
const SERIES: Fields = { name: "Nobody", lead: "Nobody", status: "ACTIVE" };
const TEMPLATE: Fields = {
  name: "Nobody",
  "milestones.0.kind": "IPC",
  "milestones.0.anchor": "STARTEX",
  "milestones.0.months": "-6",
  "milestones.0.days": "0",
};
const CRISIS: Fields = {
  title: "Nothing",
  nickname: "NOTHING",
  summary: "Nothing is going on.",
  "countries[]": "JPN",
  alert: "WATCH",
  openedAt: "010800ZNOV26",
  timeZone: "UTC",
  marking: "UNCLASSIFIED",
};
const CHAIN: Fields = { name: "Nobody", kind: "PLAN", "steps.0.postIds[]": NEW, "steps.0.days": "3" };

type Forms = Readonly<Record<string, Fields>>;

/** What only admins do, by the folder of the actions, each with a form in which nothing is wrong but who sends it. */
const FOR_ADMINS: Readonly<Record<string, Forms>> = {
  "lib/auth/users": {
    createUserAction: { ...ACCOUNT, id: NEW, email: "new@demo.example", password: "a long enough password" },
    changeUserAction: { ...ACCOUNT, id: OFFICER, version: "1" },
    setDisabledAction: { id: OFFICER, version: "1", disabled: "yes" },
    unlockAction: { id: OFFICER },
    endSessionsAction: { id: OFFICER, session: "" },
    setPasswordAction: { id: OFFICER, password: "a long enough password" },
  },
  "lib/auth/users/proposals": {
    confirmProposalAction: { id: NEW },
    refuseProposalAction: { id: NEW },
    withdrawProposalAction: { id: NEW },
  },
  "lib/auth/oidc": {
    unlinkAction: { id: OFFICER },
    setPasswordAllowedAction: { id: OFFICER, allowed: "yes" },
  },
  "lib/audit/chain": { verifyTrailAction: { id: NEW } },
  "lib/portfolios": {
    createPortfolioAction: { ...PORTFOLIO, id: NEW },
    savePortfolioAction: { ...PORTFOLIO, id: NEW, version: "1" },
    deletePortfolioAction: { id: NEW, version: "1" },
  },
  "lib/readers": {
    createReaderGroupAction: { id: NEW, name: "Nobody" },
    saveReaderGroupAction: { id: NEW, version: "1", name: "Nobody" },
  },
  "lib/readers/confirmations": { confirmMemberAction: { id: NEW } },
  "lib/picklists": {
    addItemAction: { list: "FUNDING_AUTHORITY", label: "Anything" },
    changeItemAction: { id: NEW, version: "1", label: "Anything" },
    placeItemAction: { id: NEW, version: "1", to: "RETIRED" },
  },
  "lib/gifts": {
    addGiftLimitAction: { amount: "480", currency: "USD" },
    changeGiftLimitAction: { id: NEW, version: "1", amount: "480", currency: "USD" },
    removeGiftLimitAction: { id: NEW, version: "1" },
  },
  "lib/review-chains": {
    createReviewChainAction: { ...CHAIN, id: NEW },
    saveReviewChainAction: { ...CHAIN, id: NEW, version: "1" },
  },
  "lib/exercises": {
    createSeriesAction: { ...SERIES, id: NEW },
    saveSeriesAction: { ...SERIES, id: NEW, version: "1" },
    createTemplateAction: { ...TEMPLATE, id: NEW },
    saveTemplateAction: { ...TEMPLATE, id: NEW, version: "1" },
  },
};

/** What officers put on record, in the same way. Nobody else does. */
const FOR_OFFICERS: Readonly<Record<string, Forms>> = {
  "lib/crises": { openCrisisAction: { ...CRISIS, id: NEW } },
  "lib/engagements/series": { beginSeriesAction: { id: NEW, name: "Talks", "countries[]": "JPN" } },
  "lib/people": { createPersonAction: { id: NEW, familyName: "Nobody", nationality: "JPN" } },
  "lib/people/organisations": {
    createOrganisationAction: { id: NEW, name: "Nobody", kind: "UNIT", nation: "JPN" },
  },
  "lib/people/posts": { createPostAction: { id: NEW, title: "Nobody", nation: "JPN" } },
};

const STATUSES: Readonly<Record<string, number>> = { forbidden: 403, "not-found": 404, stale: 409 };

async function expectRefused(
  request: APIRequestContext,
  { action, fields, as }: { action: Action; fields: Fields; as: string },
  codes = ["forbidden", "not-found"],
) {
  const answer = await send(request, action, { fields });
  const [, code = "none"] = /^\w+:\{"ok":false,"code":"([a-z-]+)"/m.exec(await answer.text()) ?? [];
  expect.soft(codes, `${action.name} as ${as}`).toContain(code);
  expect.soft(answer.status(), `${action.name} as ${as}`).toBe(STATUSES[code]);
}

const formOf = (forms: Readonly<Record<string, Forms>>, { file, name }: Action) =>
  forms[path.posix.dirname(file)]?.[name];

test("what only admins do, nobody else does, by whatever way they ask", async ({ pageAs }) => {
  const theirs = actions.filter(({ file }) => path.posix.dirname(file) in FOR_ADMINS);
  const forgotten = theirs.filter((action) => !formOf(FOR_ADMINS, action));
  expect(forgotten.map(({ name }) => name)).toEqual([]);
  for (const person of ["officer", "leader", "partner"] as const) {
    const { request } = await pageAs(person);
    for (const action of theirs)
      await expectRefused(request, { action, fields: formOf(FOR_ADMINS, action) ?? ANY_FORM, as: person });
  }
});

test("what officers put on record, leaders and partners do not", async ({ pageAs }) => {
  for (const person of ["leader", "partner"] as const) {
    const { request } = await pageAs(person);
    for (const action of actions) {
      const fields = formOf(FOR_OFFICERS, action);
      if (fields) await expectRefused(request, { action, fields, as: person });
    }
  }
});

test("a form of an account that somebody else changed meanwhile changes nothing", async ({ pageAs }) => {
  const { request } = await pageAs("admin");
  for (const action of actions.filter(({ name }) => /^(changeUser|setDisabled)Action$/.test(name))) {
    const fields = { ...formOf(FOR_ADMINS, action), version: "9999" };
    await expectRefused(request, { action, fields, as: "admin" }, ["stale"]);
  }
});

/** What one does with an engagement, of which the forms say no more than its id. */
const ON_AN_ENGAGEMENT: Readonly<Record<string, (id: string) => Fields>> = {
  publishEngagementAction: (id) => ({ id, version: "1" }),
  withdrawEngagementAction: (id) => ({ id, version: "1" }),
  nameWriterAction: (id) => ({ id, userId: OFFICER }),
  unpublishEngagementAction: (id) => ({ id, version: "1", reason: "None" }),
  discardEngagementAction: (id) => ({ id, version: "1", reason: "None" }),
  placeInSeriesAction: (id) => ({ id, version: "1", seriesId: "" }),
  placeOnMarginsAction: (id) => ({ id, version: "1", eventId: "" }),
  addCommentAction: (id) => ({ "of.type": "engagement", "of.id": id, id: NEW, text: "Nothing" }),
  recordOutcomeAction: (id) => ({ engagementId: id, id: NEW, text: "Nothing" }),
  watchAction: (id) => ({ type: "engagement", key: id }),
};

test("of a record that is not open to somebody, no action says that there is one", async ({ pageAs }) => {
  const { request: leader } = await pageAs("leader");
  const { request: officer } = await pageAs("officer");
  const id = await idOfClosed(leader, officer);
  for (const action of actions) {
    const fields = ON_AN_ENGAGEMENT[action.name]?.(id);
    if (fields) await expectRefused(officer, { action, fields, as: "officer" }, ["not-found"]);
  }
});

/** The id of an engagement that one person opens and the other does not. */
async function idOfClosed(reader: APIRequestContext, stranger: APIRequestContext): Promise<string> {
  const list = await (await reader.get("/engagements")).text();
  for (const [, address = ""] of list.matchAll(/href="(\/engagements\/[A-Z]+-\d{4}-[A-Z]{3}-\d{4})"/g)) {
    if ((await stranger.get(address)).status() !== 404) continue;
    const id = /name="key" value="([0-9a-f-]{36})"/.exec(await (await reader.get(address)).text())?.[1];
    if (id) return id;
  }
  throw new Error("The demonstration has no engagement that is closed to the officer.");
}

test("every route refuses who is not signed in, and what a page of another site sends", async ({
  pageAs,
  request,
}) => {
  const { request: admin } = await pageAs("admin");
  const methods = globSync("app/api/**/route.ts").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^export async function ([A-Z]+)\b/gm)].map(([, method]) => ({
      method: method ?? "",
      route: `/${path.dirname(path.relative("app", file)).split(path.sep).join("/")}`,
    })),
  );
  expect(new Set(methods.map(({ route }) => route)).size).toBe(addresses("route").length);
  for (const { method, route } of methods.filter(
    (one) => !OPEN_ROUTES.includes(`${one.method} ${one.route}`),
  )) {
    const address = addressOf(`app${route}/route`);
    const stranger = await request.fetch(address, { method, maxRedirects: 0 });
    const isSentAway = stranger.status() === 307 && /\/sign-in/.test(stranger.headers().location ?? "");
    expect
      .soft(isSentAway || stranger.status() === 401, `${method} ${route}: ${stranger.status()}`)
      .toBe(true);
    if (method === "GET") continue;
    const headers = { origin: "https://elsewhere.example" };
    expect.soft((await admin.fetch(address, { method, headers })).status(), `${method} ${route}`).toBe(403);
  }
});
