import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { HistorySection } from "@/components/audit/history";
import { Borne } from "@/components/bearers/borne";
import { EngagementTable } from "@/components/engagements/engagement-table";
import { WarningList } from "@/components/engagements/warning-list";
import { Fictional, HealthWords, PhaseBadge } from "@/components/exercises/badges";
import { FigureGroups } from "@/components/exercises/figure-groups";
import { FORMER_LESSONS_SHOWN, FormerLessons } from "@/components/exercises/former-lessons";
import { MilestoneTable } from "@/components/exercises/milestone-table";
import { ParticipantTable } from "@/components/exercises/participant-table";
import { Review } from "@/components/exercises/review";
import { ViennaNotice } from "@/components/exercises/vienna-notice";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { MarkSeen } from "@/components/notices/mark-seen";
import { TagList } from "@/components/tags/tag-list";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { WatchButton } from "@/components/watches/watch-button";
import { listFiles } from "@/lib/attachments/queries";
import { listRevisions } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import { listComments } from "@/lib/comments/queries";
import { formatCount } from "@/lib/counts";
import { formatDateRange, todayAt } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { engagementsHref, NO_FILTERS } from "@/lib/engagements/filters";
import { canCreate } from "@/lib/engagements/policy";
import { listEngagements } from "@/lib/engagements/queries";
import { fileLimits } from "@/lib/env";
import { zoneOfEdition } from "@/lib/exercises/editions/days/place";
import { figureWarnings } from "@/lib/exercises/editions/figures/rules";
import { editionHealth } from "@/lib/exercises/editions/health/rules";
import { needsOwner } from "@/lib/exercises/editions/lessons/rules";
import { editPartHref, logHref } from "@/lib/exercises/editions/links";
import { canEditEdition } from "@/lib/exercises/editions/policy";
import { getEdition } from "@/lib/exercises/editions/queries";
import { phaseOf, typeToLog } from "@/lib/exercises/editions/rules";
import { viennaHint } from "@/lib/exercises/editions/vienna/rules";
import { EDITION_WORDS } from "@/lib/exercises/labels";
import { listFormerLessons } from "@/lib/exercises/lessons/queries";
import { plannerHref, readPlannerFilters } from "@/lib/exercises/planner/filters";
import { titleOf } from "@/lib/exercises/planner/prepare";
import { exerciseTypeName } from "@/lib/exercises/templates/types";
import { bannerFor } from "@/lib/markings/rules";
import { countUnreadOf } from "@/lib/notices/queries";
import { nameSchemes } from "@/lib/tags/queries";
import { readWatch } from "@/lib/watches/queries";

/** Engagements shown before the list is asked for. */
const FIRST_ROWS = 8;

type Props = PageProps<"/exercises/[slug]/[reference]">;

/** Read once for the title and the page. An edition has one address: under its own series. */
const loadEdition = cache(async (slug: string, reference: string) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const edition = await getEdition(db, viewer, reference);
    if (edition?.series.slug !== slug) return null;
    return {
      edition,
      zone: await zoneOfEdition(db, edition),
      list: await listEngagements(db, viewer, { ...NO_FILTERS, edition: reference }, 1),
      revisions: await listRevisions(db, "exercise_edition", edition.id),
      watch: await readWatch(db, viewer, { type: "exercise_edition", key: edition.id }),
      unread: await countUnreadOf(db, viewer, "exercise_edition", [edition.id]),
      files: await listFiles(db, viewer, { type: "exercise_edition", id: edition.id }),
      comments: await listComments(db, viewer, { type: "exercise_edition", id: edition.id }),
      tagSchemes: await nameSchemes(db, edition.tags),
      former: await listFormerLessons(db, {
        seriesId: edition.series.id,
        before: edition,
        most: FORMER_LESSONS_SHOWN,
      }),
    };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, reference } = await params;
  const found = await loadEdition(slug, reference);
  return { title: found ? `${found.edition.reference} ${titleOf(found.edition)}` : "Not found" };
}

export default async function EditionPage({ params }: Props) {
  const viewer = await requireViewer();
  const { slug, reference } = await params;
  const found = await loadEdition(slug, reference);
  if (!found) notFound();
  const { edition, list, revisions, watch, unread, files, comments, former, tagSchemes } = found;
  const engagements = list.rows.slice(0, FIRST_ROWS);
  const { lessons, participants, figures, milestones, series } = edition;
  const whole = figures.filter(({ countryCode }) => countryCode === null);
  const today = todayAt({ place: found.zone }, new Date());
  const mayEdit = canEditEdition(viewer, edition);
  const place = { slug, reference };
  const phase = phaseOf(edition, today);
  const newEngagement = logHref(
    place,
    typeToLog(phase, edition.typeCode, series.domains, edition.countryCodes.length),
  );
  const lessonsWithoutOwner = lessons?.filter(needsOwner).length ?? null;
  const changeLink = (part: "participants" | "numbers" | "milestone" | "lesson", word: string) =>
    mayEdit ? (
      <Anchor href={editPartHref(place, part)} className="prose-link">
        {word}
      </Anchor>
    ) : null;

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor([...engagements, ...files].map(({ marking }) => marking))} />
      <PrintNote text={`${reference} as of ${formatDtg(new Date())}`} />
      <MarkSeen type="exercise_edition" ids={[edition.id]} unread={unread} />
      <PageHeader
        title={titleOf(edition)}
        parent={
          <Anchor href={`/exercises/${slug}`} className="prose-link">
            {series.name}
          </Anchor>
        }
        reference={reference}
        state={
          <>
            <PhaseBadge phase={phase} />
            {edition.isFictional ? <Fictional /> : null}
          </>
        }
        summary={[
          edition.typeCode && exerciseTypeName(edition.typeCode),
          edition.startsOn === null ? "Dates not set" : formatDateRange(edition.startsOn, edition.endsOn),
          edition.place,
        ]
          .filter(Boolean)
          .join(" · ")}
        secondary={<WatchButton of={{ type: "exercise_edition", key: edition.id }} state={watch} />}
        action={
          mayEdit ? (
            <ButtonLink variant="primary" href={editPartHref(place, "plan")}>
              Edit
            </ButtonLink>
          ) : null
        }
      />
      {edition.cancelReason ? (
        <Notice tone="warning" title="Cancelled">
          {edition.cancelReason}
        </Notice>
      ) : null}
      <Section title="How it stands" boxed>
        <div className="grid gap-3">
          <HealthWords findings={editionHealth({ ...edition, lessonsWithoutOwner }, today)} />
          {edition.summary ? <p className="max-w-prose whitespace-pre-line">{edition.summary}</p> : null}
        </div>
      </Section>
      <Section
        title="Milestones"
        note={
          edition.createdById === null && milestones.length > 0 ? "As published; days by their source." : null
        }
        action={changeLink("milestone", "Add a milestone")}
      >
        {milestones.length > 0 ? (
          <MilestoneTable edition={edition} today={today} mayEdit={mayEdit} />
        ) : (
          <EmptyState icon="calendar" title="No milestones yet">
            They come from the planning template when the edition gets its dates.
          </EmptyState>
        )}
      </Section>
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-2">
        <Section title="Participants" action={changeLink("participants", "Change participants")}>
          {participants.length > 0 ? (
            <ParticipantTable participants={participants} figures={figures} />
          ) : (
            <EmptyState icon="globe" title="No participants on record">
              Hosts, participants and observers stand here with what they answered.
            </EmptyState>
          )}
        </Section>
        <Section
          title="Numbers"
          note={
            edition.cancelReason === null
              ? "Sources count differently. Every figure stands with its source; none is picked."
              : "The edition was cancelled: what stands here was planned or announced."
          }
          action={changeLink(
            "numbers",
            edition.cancelReason === null ? "Add or remove numbers" : "Remove numbers",
          )}
        >
          <ViennaNotice hint={viennaHint(edition, figures)} />
          <WarningList warnings={figureWarnings(figures)} />
          {whole.length > 0 ? (
            <FigureGroups figures={whole} />
          ) : (
            <EmptyState icon="trend" title="No numbers on record">
              Troops, ships and aircraft stand here, own, partner and total, each with its source and day;
              those of a country beside the country.
            </EmptyState>
          )}
        </Section>
      </div>
      {phase === "PLANNING" || phase === "UNDATED" ? (
        <FormerLessons series={slug} lessons={former} today={today} />
      ) : null}
      {lessons === null ? null : (
        <Section
          title="After-action review"
          note={
            edition.cancelReason === null
              ? null
              : "The edition was cancelled: what its planning taught stands here, and no report is asked for."
          }
          action={edition.isReviewClosed ? null : changeLink("lesson", "Add an observation or lesson")}
        >
          <Review edition={edition} lessons={lessons} today={today} mayEdit={mayEdit} />
        </Section>
      )}
      <Section
        title="Engagements"
        note="What is in the record of this edition and open to you."
        action={
          engagements.length > 0 ? (
            <span className="flex flex-wrap gap-x-4 gap-y-1">
              {list.info.total > engagements.length ? (
                <Anchor href={engagementsHref({ edition: reference })} className="prose-link">
                  All {formatCount(list.info.total)}
                </Anchor>
              ) : null}
              {canCreate(viewer) ? (
                <Anchor href={newEngagement} className="prose-link">
                  Log an engagement
                </Anchor>
              ) : null}
            </span>
          ) : null
        }
      >
        {engagements.length > 0 ? (
          <EngagementTable caption={`Engagements of ${reference}`} rows={engagements} />
        ) : (
          <EmptyState
            icon="handshake"
            title="Nothing of this edition is on record yet"
            action={
              canCreate(viewer) ? <ButtonLink href={newEngagement}>Log an engagement</ButtonLink> : null
            }
          >
            Planning conferences, the exercise itself and its review stand here once they name the edition.
          </EmptyState>
        )}
      </Section>
      {edition.tags.length > 0 ? (
        <Section title="Tags" boxed>
          <TagList
            tags={edition.tags}
            schemes={tagSchemes}
            href={(key) =>
              plannerHref(readPlannerFilters("planner", { year: String(edition.year), tag: key }, today))
            }
          />
        </Section>
      ) : null}
      <Borne
        viewer={viewer}
        bearer={{ type: "exercise_edition", record: edition }}
        files={files}
        comments={comments}
        limits={fileLimits()}
      />
      <HistorySection revisions={revisions} hereZone={viewer.timeZone} words={EDITION_WORDS} />
    </PageBody>
  );
}
