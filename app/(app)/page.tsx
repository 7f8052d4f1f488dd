import type { Metadata } from "next";
import { Fragment } from "react";
import { CrisesSection } from "@/components/dashboards/crises-section";
import { HandoverList } from "@/components/handovers/handover-list";
import { KeptList } from "@/components/kept-words/kept-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { InboxBlock } from "@/components/notices/inbox-block";
import { ChecksBlock } from "@/components/outcomes/checks-block";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { AdminWork } from "@/components/work/admin-work";
import { WorkBlock } from "@/components/work/work-block";
import { WorkTiles } from "@/components/work/work-tiles";
import { hasRole, isAdmin } from "@/lib/auth/roles";
import { getSession, requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { listActiveCrises } from "@/lib/crises/queries";
import { listUnreadSitreps } from "@/lib/crises/sitreps/acknowledgements/queries";
import { formatInstant, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { canCreate } from "@/lib/engagements/policy";
import type { Marking } from "@/lib/generated/prisma/enums";
import { listUnderWay } from "@/lib/handovers/queries";
import { bannerFor } from "@/lib/markings/rules";
import { listUnread } from "@/lib/notices/queries";
import { markingsOfPeople } from "@/lib/people/queries";
import { type FilledBlock, readAdminWork, readBlocks, readChecks } from "@/lib/work/queries";

export const metadata: Metadata = { title: "My work" };

/** Unread lines of the inbox that stand here. */
const INBOX_ROWS = 5;
/** Handovers that stand here, those whose holder leaves first. */
const HANDOVER_ROWS = 5;

export default async function MyWorkPage() {
  const viewer = await requireViewer();
  const now = new Date();
  const today = todayIn(viewer.timeZone, now);
  // Portfolios and the trail are kept by the day in UTC, for admins of every zone.
  const dayInUtc = todayIn("UTC", now);
  const { blocks, crises, unread, inbox, adminWork, checks, handovers } = await withViewer(
    viewer,
    async (db) => ({
      blocks: await readBlocks(db, viewer, today),
      crises: await listActiveCrises(db),
      unread: hasRole(viewer, "LEADER") ? await listUnreadSitreps(db, viewer) : null,
      inbox: await listUnread(db, viewer, INBOX_ROWS),
      adminWork: await readAdminWork(db, viewer, dayInUtc),
      checks: await readChecks(db, viewer, today),
      handovers: viewer.isHome ? await listUnderWay(db, HANDOVER_ROWS) : [],
    }),
  );
  const due = blocks.filter((block) => block.isDue);
  const news = blocks.filter((block) => !block.isDue);
  const draw = (some: typeof blocks) =>
    some.map((block) => (
      <Fragment key={block.key}>
        <WorkBlock block={block} today={today} zone={viewer.timeZone} />
        {block.key === "overdue" && checks ? <ChecksBlock checks={checks} /> : null}
      </Fragment>
    ));
  // For whom nothing waits, what lies ahead takes the first column.
  const onlyReads = due.length === 0 && !adminWork;

  return (
    <PageBody>
      <MarkingBanner
        marking={bannerFor([
          ...blocks.flatMap(markingsOf),
          ...crises.map((crisis) => crisis.marking),
          ...(checks?.rows ?? []).map(({ engagement }) => engagement.marking),
          ...inbox.lines.map(({ subject }) => subject.marking),
          ...(unread ?? []).map((report) => report.crisis.marking),
        ])}
      />
      <PageHeader
        title="My work"
        summary={await lastVisit(viewer)}
        action={<PrimaryAction viewer={viewer} />}
      />
      {!viewer.allCountries && viewer.countries.length === 0 ? (
        <Notice tone="warning" title="You cover no country today">
          Until an admin gives you a portfolio, you see only what is your own or was opened to you by name.
        </Notice>
      ) : null}
      <KeptList key={viewer.id} writer={{ id: viewer.id, timeZone: viewer.timeZone }} />
      <WorkTiles blocks={due} unread={unread?.length ?? null} />
      <div className="grid grid-cols-1 gap-8 xl:grid-cols-2">
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          {adminWork ? <AdminWork work={adminWork} today={dayInUtc} /> : null}
          {unread || crises.length > 0 ? <CrisesSection crises={crises} unread={unread} /> : null}
          {draw(onlyReads ? news.filter((block) => block.of !== "commitments") : due)}
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          <InboxBlock {...inbox} hereZone={viewer.timeZone} />
          {handovers.length > 0 ? (
            <Section
              title="Handovers under way"
              action={
                <Anchor href="/handovers" className="prose-link">
                  All handovers
                </Anchor>
              }
            >
              <HandoverList rows={handovers} today={dayInUtc} />
            </Section>
          ) : null}
          {draw(onlyReads ? news.filter((block) => block.of === "commitments") : news)}
        </div>
      </div>
    </PageBody>
  );
}

function markingsOf(block: FilledBlock): Marking[] {
  switch (block.of) {
    case "reviews":
      return block.rows.map(({ engagement }) => engagement.marking);
    case "people":
      return markingsOfPeople(block.rows);
    // What is written about exercises and objectives is unclassified.
    case "lessons":
    case "milestones":
    case "objectives":
      return [];
    default:
      return block.rows.map((row) => row.marking);
  }
}

function PrimaryAction({ viewer }: { viewer: Viewer }) {
  if (canCreate(viewer))
    return (
      <ButtonLink href="/engagements/new" variant="primary">
        <Icon name="plus" />
        New engagement
      </ButtonLink>
    );
  if (hasRole(viewer, "LEADER"))
    return (
      <ButtonLink href="/dashboards" variant="primary">
        <Icon name="trend" />
        Open the dashboard
      </ButtonLink>
    );
  if (isAdmin(viewer))
    return (
      <ButtonLink href="/admin/portfolios" variant="primary">
        <Icon name="briefcase" />
        Who covers what
      </ButtonLink>
    );
  return null;
}

async function lastVisit(viewer: Viewer): Promise<string> {
  const session = await getSession();
  if (!session?.previousSignInAt) return `${viewer.name} · first sign-in`;
  const failures = session.failuresBefore;
  const failed =
    failures === 0
      ? ""
      : failures === 1
        ? " · 1 failed attempt since"
        : ` · ${failures} failed attempts since`;
  return `${viewer.name} · previous sign-in ${formatInstant(session.previousSignInAt, viewer.timeZone)}${failed}`;
}
