import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { countryOptions } from "@/components/countries/country-options";
import { milestoneChoices, NumbersForms } from "@/components/exercises/edition-forms";
import { LessonForm } from "@/components/exercises/lesson-form";
import { MilestoneForm } from "@/components/exercises/milestone-form";
import type { Owners } from "@/components/exercises/owner-field";
import { ParticipantsForm } from "@/components/exercises/participants-form";
import { PlanForm } from "@/components/exercises/plan-form";
import { keepFor } from "@/components/kept-words/kept-words";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Tabs } from "@/components/ui/tabs";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { todayAt } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { zoneOfEdition } from "@/lib/exercises/editions/days/place";
import { EDIT_PARTS, type EditPart, editionHref, editPartHref } from "@/lib/exercises/editions/links";
import { isSameMilestone, milestoneKey, nextMilestone } from "@/lib/exercises/editions/milestones/rules";
import { canEditEdition } from "@/lib/exercises/editions/policy";
import { type Edition, getEdition, listOwners } from "@/lib/exercises/editions/queries";
import { periodOf } from "@/lib/exercises/editions/rules";
import { EDITION_TEXT_LIMITS } from "@/lib/exercises/editions/schema";
import { LESSON_KIND_LABELS, milestoneName } from "@/lib/exercises/labels";
import { titleOf } from "@/lib/exercises/planner/prepare";
import { listTemplates } from "@/lib/exercises/templates/queries";
import { EXERCISE_TYPES } from "@/lib/exercises/templates/types";
import { newId } from "@/lib/ids";
import { listTagOptions } from "@/lib/picklists/queries";

type Props = PageProps<"/exercises/[slug]/[reference]/edit">;

const PART_LABELS: Readonly<Record<EditPart, string>> = {
  plan: "Dates and place",
  participants: "Participants",
  numbers: "Numbers",
  milestone: "Milestones",
  lesson: "Review",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit ${(await params).reference}` };
}

/** `?part=` chooses what is changed, `which=` the milestone or the number of the lesson. */
export default async function EditEditionPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const { slug, reference } = await params;
  const query = await searchParams;
  const found = await withViewer(viewer, async (db) => {
    const edition = await getEdition(db, viewer, reference);
    return edition?.series.slug === slug
      ? {
          edition,
          zone: await zoneOfEdition(db, edition),
          owners: await listOwners(db, viewer),
          templates: await listTemplates(db),
          tags: await listTagOptions(
            db,
            edition.tags.map(({ id }) => id),
          ),
        }
      : null;
  });
  if (!found) notFound();
  const { edition, owners, templates, tags } = found;
  const today = todayAt({ place: found.zone }, new Date());
  if (!canEditEdition(viewer, edition)) await refusePage(viewer);
  const part = EDIT_PARTS.find((one) => one === query.part) ?? "plan";
  const which = typeof query.which === "string" ? query.which : "";
  const place = { slug, reference };
  const parts = EDIT_PARTS.filter((one) => one !== "lesson" || edition.lessons !== null);

  return (
    <PageBody narrow>
      <PageHeader
        title={`Edit ${titleOf(edition)}`}
        parent={
          <Anchor href={editionHref(place)} className="prose-link">
            {reference}
          </Anchor>
        }
      />
      <Tabs
        label="Parts of the edition"
        items={parts.map((one) => ({
          href: editPartHref(place, one),
          label: PART_LABELS[one],
          current: one === part,
        }))}
      />
      {part === "plan" ? (
        <PlanForm
          edition={planOf(edition)}
          isPlanned={edition.milestones.some(({ state }) => state === "PLANNED")}
          limits={EDITION_TEXT_LIMITS}
          types={EXERCISE_TYPES}
          // What came from sources has its milestones from there, and what has its days has them.
          templates={edition.createdById !== null && periodOf(edition) === null ? templates : []}
          held={edition.milestones.map(({ kind }) => kind)}
          tags={tags}
          today={today}
        />
      ) : null}
      {part === "participants" ? (
        <ParticipantsForm
          edition={keyOf(edition)}
          participants={edition.participants}
          countries={countryOptions()}
        />
      ) : null}
      {part === "numbers" ? (
        <NumbersForms key={edition.version} edition={edition} today={today} newId={newId()} />
      ) : null}
      {part === "milestone" ? <MilestonePart {...{ edition, owners, which }} /> : null}
      {part === "lesson" && edition.lessons ? (
        <LessonPart lessons={edition.lessons} {...{ viewer, edition, owners, which }} />
      ) : null}
    </PageBody>
  );
}

type PartProps = { edition: Edition; owners: Owners; which: string };

/** The milestone that was asked for, else the next one to come. */
function MilestonePart({ edition, owners, which }: PartProps) {
  const { held, missing } = milestoneChoices(edition);
  const chosen =
    [...held, ...missing].find((choice) => milestoneKey(choice) === which) ??
    nextMilestone(edition.milestones) ??
    held[0] ??
    missing[0];
  if (!chosen) return null;
  const milestone = edition.milestones.find((one) => isSameMilestone(one, chosen));
  const place = { slug: edition.series.slug, reference: edition.reference };
  const links = (label: string, choices: typeof held) =>
    choices.length > 0 ? (
      <nav aria-label={label} className="grid gap-1 text-sm">
        <p className="text-muted">{label}</p>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {choices.map((choice) => {
            const isChosen = isSameMilestone(choice, chosen);
            return (
              <li key={milestoneKey(choice)}>
                <Anchor
                  href={editPartHref(place, "milestone", milestoneKey(choice))}
                  aria-current={isChosen ? "true" : undefined}
                  className={isChosen ? "font-semibold" : "prose-link"}
                >
                  {choice.label}
                </Anchor>
              </li>
            );
          })}
        </ul>
      </nav>
    ) : null;
  return (
    <>
      {links("Change a milestone", held)}
      {links("Add one", missing)}
      <Section title={milestoneName(chosen)}>
        <MilestoneForm
          key={milestoneKey(chosen)}
          edition={keyOf(edition)}
          which={{ kind: chosen.kind, number: chosen.number }}
          milestone={milestone ? milestoneFacts(milestone) : null}
          owners={owners}
          newId={newId()}
        />
      </Section>
    </>
  );
}

function keyOf({ id, version, reference, series }: Edition) {
  return { id, version, reference, series: { slug: series.slug } };
}

/** Only what a form shows goes to the browser. */
function milestoneFacts(milestone: Edition["milestones"][number]) {
  const { plannedOn, state, heldOn, heldUntil, ownerUserId, ownerPostId, owner, note } = milestone;
  return { plannedOn, state, heldOn, heldUntil, ownerUserId, ownerPostId, owner, note };
}

function lessonFacts(lesson: NonNullable<Edition["lessons"]>[number]) {
  const { number, kind, text, action, dueOn, state, outcome, ownerUserId, ownerPostId, owner } = lesson;
  return { number, kind, text, action, dueOn, state, outcome, ownerUserId, ownerPostId, owner };
}

function planOf(edition: Edition) {
  const { id, version, reference, name, typeCode, year, startsOn, endsOn, place, summary, cancelReason } =
    edition;
  const { slug } = edition.series;
  return {
    id,
    version,
    reference,
    name,
    typeCode,
    year,
    startsOn,
    endsOn,
    place,
    summary,
    cancelReason,
    series: { slug },
    tags: edition.tags.map((tag) => tag.id),
  };
}

/** The lesson of that number, else a new one. */
function LessonPart({
  viewer,
  edition,
  lessons,
  owners,
  which,
}: PartProps & { viewer: Viewer; lessons: NonNullable<Edition["lessons"]> }) {
  const lesson = lessons.find(({ number }) => String(number) === which) ?? null;
  if (lesson === null && edition.isReviewClosed)
    return <p>The review is closed. Reopen it on the page of the edition to add to it.</p>;
  return (
    <Section title={lesson ? `${LESSON_KIND_LABELS[lesson.kind]} ${lesson.number}` : "Observation or lesson"}>
      <LessonForm
        key={which}
        keep={keepFor(viewer, "lesson", `${edition.id}.${lesson ? lesson.number : "new"}`)}
        edition={keyOf(edition)}
        lesson={lesson && lessonFacts(lesson)}
        owners={owners}
        newId={newId()}
      />
    </Section>
  );
}
