import type { Metadata } from "next";
import { AddGiftLimitForm, GiftLimits } from "@/components/admin/gift-limits";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { listRevisionsOf } from "@/lib/audit/queries";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { listGiftLimits } from "@/lib/gifts/queries";
import { limitOn } from "@/lib/gifts/rules";
import { PICKLIST_CODES, PICKLISTS } from "@/lib/picklists/labels";
import { canManagePicklists } from "@/lib/picklists/policy";
import { countItems, type ListView, listTagSchemes } from "@/lib/picklists/queries";

export const metadata: Metadata = { title: "Lists and limits" };

export default async function PicklistsPage() {
  const viewer = await requireViewer();
  if (!canManagePicklists(viewer)) await refusePage(viewer);
  const { counts, schemes, limits } = await withViewer(viewer, async (db) => ({
    counts: await countItems(db),
    schemes: await listTagSchemes(db),
    limits: await listLimitsWithHistory(db),
  }));
  return (
    <PageBody narrow>
      <PageHeader
        title="Lists and limits"
        summary="What forms offer to choose from, and what they warn of."
      />
      <Section title="Lists" note="An item that is in use is retired and never removed.">
        <Lists lists={PICKLIST_CODES.map((code) => ({ code, ...PICKLISTS[code] }))} counts={counts} />
      </Section>
      <Section
        title="Tags"
        note="How others would sort the same engagements, scheme by scheme. A tag that was given is retired and never removed."
      >
        <Lists lists={schemes.map((scheme) => ({ ...scheme, note: `${scheme.note}.` }))} counts={counts} />
      </Section>
      <Section
        title="Limits for gifts"
        note={
          limits.length > 0
            ? "A gift of a higher value than the limit of the day on which it was given or received is marked in its form and on its record."
            : "None is set. Set the limit that your law gives, from the day it holds; a gift of a higher value is then marked."
        }
      >
        {limits.length > 0 ? (
          <GiftLimits
            limits={limits}
            currentId={limitOn(limits, todayIn(viewer.timeZone, new Date()))?.id ?? null}
            hereZone={viewer.timeZone}
          />
        ) : null}
        <h3 className="font-medium">Set a limit from a day on</h3>
        <AddGiftLimitForm />
      </Section>
    </PageBody>
  );
}

type ListsProps = { lists: readonly ListView[]; counts: Awaited<ReturnType<typeof countItems>> };

/** Lists that lead to their items, each with what stands in it and how many it offers. */
function Lists({ lists, counts }: ListsProps) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {lists.map(({ code, name, note }) => {
        const { active, retired } = counts.get(code) ?? { active: 0, retired: 0 };
        return (
          <li key={code} className="grid gap-0.5 px-4 py-3">
            <Anchor href={`/admin/picklists/${code}`} className="prose-link w-fit font-medium">
              {name}
            </Anchor>
            <span className="text-sm text-muted">
              {note} {active} offered
              {retired > 0 ? `, ${retired} retired` : null}.
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The limits, each with its versions; until they had days there was one, and it was a setting. */
async function listLimitsWithHistory(db: Db) {
  const limits = await listGiftLimits(db);
  const ids = limits.map(({ id }) => id);
  const [now, before] = [
    await listRevisionsOf(db, "gift_limit", ids),
    await listRevisionsOf(db, "setting", ids),
  ];
  return limits.map((limit) => ({
    ...limit,
    revisions: [...(now.get(limit.id) ?? []), ...(before.get(limit.id) ?? [])],
  }));
}
