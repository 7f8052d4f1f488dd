import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { NO_FILTERS } from "@/lib/engagements/filters";
import { createEngagement } from "@/lib/engagements/mutations";
import { countEngagements, getEngagement } from "@/lib/engagements/queries";
import { decideStep } from "@/lib/engagements/reviews/mutations";
import { listReviews, openStepOf, readReviews } from "@/lib/engagements/reviews/queries";
import type { EngagementInput } from "@/lib/engagements/schema";
import type { EngagementDetail } from "@/lib/engagements/views";
import { newId } from "@/lib/ids";
import { engagementInput, firstObjective } from "./engagements";
import { asOwner } from "./owner";
import { cover, createViewer } from "./people";
import { createChain, createHolder, createPost } from "./reviews";

/**
 * Who writes and who approves: reports of Mongolia pass three steps (desk, region, chief, held by `first`, `second` and `third`), plans of
 * Norway one (`lone`, held by `planner`); nothing else is reviewed. With it what submits, reads and decides as they do.
 */
export async function arrangeReviews() {
  const [desk, region, chief, lone] = (await Promise.all(
    ["Desk officer", "Head of region", "Chief", "Head of plans"].map((title) => createPost(title)),
  )) as [string, string, string, string];
  const officer = await createViewer({ countries: ["MNG", "NOR", "JPN"] });
  const colleague = await createViewer({ countries: ["MNG", "NOR", "JPN"] });
  const first = await createHolder([desk]);
  const second = await createHolder([region]);
  const third = await createHolder([chief]);
  const planner = await createHolder([lone]);
  const leader = await createViewer({ roles: ["LEADER"], allCountries: true });
  const admin = await createViewer({ roles: ["PORTFOLIO_ADMIN"], allCountries: true });
  await createChain({
    countryCode: "MNG",
    steps: [{ posts: [desk] }, { posts: [region] }, { posts: [chief] }],
  });
  await createChain({ kind: "PLAN", countryCode: "NOR", steps: [{ posts: [lone] }] });
  await cover(officer, ["MNG", "NOR", "JPN"]);
  const objective = await firstObjective();

  const report = (fields: Record<string, unknown> = {}) => ({
    countries: [{ code: "MNG", role: "HOST" }],
    status: "COMPLETE",
    purpose: "To agree on the next exercise.",
    keyOutcomes: "Agreed.",
    atmospherics: "POSITIVE",
    objectives: [objective],
    attendance: [
      { name: "Whitlock, Avery", side: "OWN", role: "PRINCIPAL", nationality: "USA" },
      { name: "Bat, Bold", side: "PARTNER", role: "PRINCIPAL", nationality: "MNG" },
    ],
    ...fields,
  });

  async function submit(
    fields: Record<string, unknown> = {},
    by: Viewer = officer,
  ): Promise<EngagementDetail> {
    const result = await createEngagement(by, newId(), engagementInput(report(fields)), { publish: true });
    if (!result.ok) throw new Error(JSON.stringify(result));
    return read(by, result.data.reference);
  }

  async function read(by: Viewer, reference: string): Promise<EngagementDetail> {
    const record = await find(by, reference);
    if (!record) throw new Error("not there");
    return record;
  }

  const find = (by: Viewer, reference: string) => withViewer(by, (db) => getEngagement(db, reference));

  async function openStep(record: EngagementDetail, by: Viewer): Promise<string> {
    const { reviews } = await withViewer(by, (db) => readReviews(db, record.id));
    const step = reviews.map(openStepOf).find((one) => one !== null);
    if (!step) throw new Error("no step is open");
    return step.id;
  }

  async function decide(
    record: EngagementDetail,
    by: Viewer,
    decision: "APPROVED" | "RETURNED" = "APPROVED",
    comment: string | null = decision === "RETURNED" ? "Say who was there." : null,
  ) {
    const { version } = await read(officer, record.reference);
    return decideStep(by, { stepId: await openStep(record, officer), version, decision, comment });
  }

  const waiting = (by: Viewer) => withViewer(by, (db) => listReviews(db, by, "mine", 1));
  const isWaiting = async (record: EngagementDetail, by: Viewer) =>
    (await waiting(by)).rows.some(({ engagement }) => engagement.id === record.id);
  const published = (by: Viewer) =>
    withViewer(by, (db) =>
      countEngagements(db, by, {
        ...NO_FILTERS,
        country: ["MNG"],
        status: ["COMPLETE"],
        publication: ["PUBLISHED"],
      }),
    );
  const eventsOf = async (record: EngagementDetail) =>
    (await withViewer(officer, (db) => readReviews(db, record.id))).events.map(({ what }) => what);
  const noticesOf = (record: EngagementDetail) =>
    asOwner<{ kind: string; post_id: string | null; user_id: string | null }>(
      "select kind, post_id, user_id from notice where subject_id = $1 order by created_at, kind",
      [record.id],
    );

  return {
    ...{ desk, region, chief, lone },
    ...{ officer, colleague, first, second, third, planner, leader, admin, objective },
    ...{ report, submit, read, find, openStep, decide },
    ...{ waiting, isWaiting, published, eventsOf, noticesOf },
  };
}

/** What a report adds to its plan, as far as every report of `arrangeReviews` has it. */
export function pickReport({ status, keyOutcomes, atmospherics }: EngagementInput): Partial<EngagementInput> {
  return { status, keyOutcomes, atmospherics };
}
