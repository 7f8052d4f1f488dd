import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { AttendanceTable } from "@/components/engagements/attendance-table";
import { EngagementFacts } from "@/components/engagements/engagement-facts";
import { EngagementOutcome, hasOutcome } from "@/components/engagements/engagement-outcome";
import { EngagementSubstance, hasSubstance } from "@/components/engagements/engagement-substance";
import { EngagementTags } from "@/components/engagements/engagement-tags";
import { PromiseList } from "@/components/engagements/promise-list";
import { PublishForm } from "@/components/engagements/publish-form";
import { RecordBadges } from "@/components/engagements/record-badges";
import { RecordKeeping } from "@/components/engagements/record-keeping";
import { RecordWarnings } from "@/components/engagements/record-warnings";
import { SetFacts } from "@/components/engagements/set-facts";
import { PublicationBadge, StatusBadge } from "@/components/engagements/status-badge";
import { Surroundings } from "@/components/engagements/surroundings";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { OutcomesSection } from "@/components/outcomes/outcomes-section";
import { PrepareLink } from "@/components/preparations/prepare-link";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { WatchButton } from "@/components/watches/watch-button";
import { requireViewer } from "@/lib/auth/session";
import { formatDateRange, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { publishEngagementAction } from "@/lib/engagements/actions";
import { SET_NAMES, saysSomething, setOf } from "@/lib/engagements/field-sets/sets";
import { canEdit, canPublish } from "@/lib/engagements/policy";
import { getEngagement } from "@/lib/engagements/queries";
import { isAhead } from "@/lib/engagements/rules";
import { engagementType, FIELD_SETS } from "@/lib/engagements/types";
import type { EngagementDetail } from "@/lib/engagements/views";
import { warningsOf } from "@/lib/engagements/warnings";
import { fileLimits } from "@/lib/env";
import { getGiftLimit } from "@/lib/gifts/queries";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { listOutcomes } from "@/lib/outcomes/queries";
import { readSurroundings } from "@/lib/surroundings/queries";

/** Read once for the title and the page. */
const loadEngagement = cache(async (ref: string) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const record = await getEngagement(db, ref);
    if (!record) return null;
    return {
      record,
      around: await readSurroundings(db, viewer, record),
      outcomes: await listOutcomes(db, record.id),
      limit: await getGiftLimit(db),
    };
  });
});

export async function generateMetadata({ params }: PageProps<"/engagements/[ref]">): Promise<Metadata> {
  const found = await loadEngagement((await params).ref);
  return { title: found ? `${found.record.reference} ${found.record.title}` : "Not found" };
}

export default async function EngagementPage({ params }: PageProps<"/engagements/[ref]">) {
  const viewer = await requireViewer();
  const found = await loadEngagement((await params).ref);
  if (!found) notFound();
  const { record, around, outcomes, limit } = found;
  const isDraft = record.publication === "DRAFT";
  const mayEdit = canEdit(viewer, record);
  const warnings = mayEdit ? warningsOf(record, limit, todayIn(record.timeZone, new Date())) : [];

  return (
    <PageBody>
      <MarkingBanner
        marking={bannerFor([
          record.marking,
          record.setMarking,
          ...(record.crisis ? [record.crisis.marking] : []),
        ])}
      />
      <PrintNote text={`${record.reference} as of ${formatDtg(new Date())}`} />
      <PageHeader
        title={record.title}
        parent={
          <Anchor href="/engagements" className="prose-link">
            Engagements
          </Anchor>
        }
        reference={record.reference}
        state={
          <>
            <StatusBadge status={record.status} />
            <PublicationBadge publication={record.publication} />
            <RecordBadges {...record} />
          </>
        }
        summary={summaryOf(record)}
        secondary={
          <>
            {isAhead(record) ? <PrepareLink reference={record.reference} /> : null}
            <WatchButton of={{ type: "engagement", key: record.id }} state={around.watch} />
          </>
        }
        action={
          mayEdit ? (
            <ButtonLink
              variant={isDraft ? "secondary" : "primary"}
              href={`/engagements/${record.reference}/edit`}
            >
              <Icon name="edit" />
              Edit
            </ButtonLink>
          ) : null
        }
      />
      {isDraft && canPublish(viewer, record) ? (
        <div className="grid gap-3 rounded-lg border border-border bg-surface p-4 print:hidden">
          <p className="max-w-prose">
            This is a draft: only its author, the co-authors and named readers see it. Published, it stands in
            the lists and figures of everyone who covers its countries.
          </p>
          <PublishForm record={record} action={publishEngagementAction} />
        </div>
      ) : null}
      {originNote(record)}
      {warnings.length > 0 ? (
        <Section title="To check" note="None of this keeps the record from being published." boxed>
          <RecordWarnings warnings={warnings} />
        </Section>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,23rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <Section title="What, when and where" boxed>
          <EngagementFacts record={record} hereZone={viewer.timeZone} />
        </Section>
        <div className="grid grid-cols-1 gap-8 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          {hasOutcome(record) ? (
            <Section title="Purpose and outcome" boxed>
              <EngagementOutcome record={record} />
            </Section>
          ) : null}
          {record.commitments.length > 0 ? (
            <Section title="Commitments">
              <PromiseList promises={record.commitments} today={todayIn("UTC", new Date())} />
            </Section>
          ) : null}
          <OutcomesSection
            outcomes={outcomes}
            engagement={record}
            mayEdit={mayEdit}
            newId={newId()}
            today={todayIn("UTC", new Date())}
          />
          {record.attendance.length > 0 ? (
            <Section title="People" note="Rank and post as held that day.">
              <AttendanceTable attendance={record.attendance} />
            </Section>
          ) : null}
          {SET_NAMES.filter((set) => saysSomething(record.sets, set)).map((set) => (
            <Section key={set} title={FIELD_SETS[setOf(set).code]} boxed>
              <SetFacts set={set} record={record} />
            </Section>
          ))}
          {hasSubstance(record) ? (
            <Section title="Substance" boxed>
              <EngagementSubstance record={record} limit={limit} />
            </Section>
          ) : null}
          {record.objectives.length > 0 ? (
            <Section title="Objectives">
              <ul className="grid gap-2">
                {record.objectives.map(({ id, code, text, lineOfEffort }) => (
                  <li key={id} className="grid gap-0.5">
                    <span>
                      <Anchor href={`/objectives/${code}`} className="font-mono text-sm prose-link">
                        {code}
                      </Anchor>{" "}
                      {text}
                    </span>
                    <span className="text-sm text-muted">{lineOfEffort}</span>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Surroundings viewer={viewer} record={record} around={around} limits={fileLimits()} />
        </div>
        <div className="grid grid-cols-1 gap-8">
          {record.tags.length > 0 ? (
            <Section title="Tags">
              <EngagementTags tags={record.tags} />
            </Section>
          ) : null}
          <Section title="Marking and keeping" boxed>
            <RecordKeeping record={record} hereZone={viewer.timeZone} />
          </Section>
        </div>
      </div>
    </PageBody>
  );
}

function summaryOf(record: EngagementDetail): string {
  return [
    engagementType(record.type)?.name ?? record.type,
    record.countries.map(({ name }) => name).join(", "),
    formatDateRange(record.startsOn, record.endsOn, record.datePrecision),
  ].join(" · ");
}

function originNote(record: EngagementDetail): ReactNode {
  if (record.isFictional)
    return (
      <Notice title="Fictional">
        This record was written to show the product. The people are invented and it never took place.
      </Notice>
    );
  if (record.origin === "IMPORTED")
    return (
      <Notice title="Imported">
        Taken over from {record.sourceReference ?? "another system"}; what the source does not say is not
        known here.
      </Notice>
    );
  return null;
}
