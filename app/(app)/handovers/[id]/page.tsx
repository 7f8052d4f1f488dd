import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { AddSensitivityForm } from "@/components/handovers/add-sensitivity-form";
import { CloseHandover } from "@/components/handovers/close-handover";
import { HandoverBadge } from "@/components/handovers/handover-badge";
import {
  CounterpartItems,
  EngagementItems,
  PromiseItems,
  ReportItems,
  SensitivityItems,
} from "@/components/handovers/pack-items";
import { PackSection } from "@/components/handovers/pack-section";
import { ReadinessBar } from "@/components/handovers/readiness-bar";
import { markingOptions, SensitivityControls } from "@/components/handovers/sensitivity-forms";
import { departureWords, overlapWords } from "@/components/handovers/words";
import { keepFor } from "@/components/kept-words/kept-words";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintButton } from "@/components/layout/print-button";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { MarkSeen } from "@/components/notices/mark-seen";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { countryName } from "@/lib/countries/labels";
import { formatDate, formatInstant, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import type { HandoverSection } from "@/lib/generated/prisma/enums";
import { READINESS_RULE, WALL_NOTE } from "@/lib/handovers/labels";
import { type Pack, readPack } from "@/lib/handovers/pack/queries";
import { canClose, canPrepare, canReadWords, canSetDeparture, canSign } from "@/lib/handovers/policy";
import { getHandover, type HandoverView } from "@/lib/handovers/queries";
import { ENDINGS } from "@/lib/handovers/rules";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { countUnreadOf } from "@/lib/notices/queries";
import { markingsOfPeople } from "@/lib/people/queries";

/** Read once for the title and the page. */
const loadHandover = cache(async (id: string) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const handover = await getHandover(db, id);
    if (!handover) return null;
    return {
      handover,
      pack: await readPack(db, viewer, handover),
      unread: await countUnreadOf(db, viewer, "handover", [id]),
    };
  });
});

export async function generateMetadata({ params }: PageProps<"/handovers/[id]">): Promise<Metadata> {
  const found = await loadHandover((await params).id);
  return { title: found ? `Handover: ${found.handover.postTitle}` : "Not found" };
}

export default async function HandoverPage({ params }: PageProps<"/handovers/[id]">) {
  const viewer = await requireViewer();
  const found = await loadHandover((await params).id);
  if (!found) notFound();
  const { handover, pack, unread } = found;
  const now = new Date();
  // Holders of posts are counted by the day in UTC, promises by the reader's own.
  const today = todayIn("UTC", now);
  const mayPrepare = canPrepare(viewer, handover);
  const maySign = canSign(viewer, handover);
  const zone = viewer.timeZone;
  const reading = { maySign, zone, today: todayIn(zone, now) };
  const partOf = (section: HandoverSection) => ({
    section,
    handoverId: handover.id,
    ready: handover.ready.find((mark) => mark.section === section) ?? null,
    mayPrepare,
    maySign,
    zone,
  });
  const closed = canReadWords(viewer, handover)
    ? null
    : "What whoever leaves writes down is for who holds the post and who leads it.";
  const endings = ENDINGS.filter((ending) => canClose(viewer, handover, ending));

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(markingsOf(pack))} />
      <PrintNote
        text={`Handover of ${handover.postTitle} as of ${formatDtg(now)}, as far as it is open to ${viewer.name}`}
      />
      <MarkSeen type="handover" ids={[handover.id]} unread={unread} />
      <PageHeader
        title={`Handover: ${handover.postTitle}`}
        parent={
          <Anchor href="/handovers" className="prose-link">
            Handovers
          </Anchor>
        }
        state={
          <>
            <HandoverBadge ending={handover.ending} />
            {handover.isFictional ? <Badge icon="info">Fictional</Badge> : null}
          </>
        }
        summary={`${handover.outgoingName ?? "Somebody"} to ${handover.incomingName ?? "nobody yet"} · departs ${departureWords(handover.departsOn, today)}`}
        secondary={
          <>
            <PrintButton />
            {canSetDeparture(viewer, handover) ? (
              <ButtonLink href={`/handovers/${handover.id}/edit?part=days`}>
                <Icon name="calendar" />
                Days and who follows
              </ButtonLink>
            ) : null}
            <CloseHandover handover={handover} endings={endings} />
          </>
        }
      />
      <Standing viewer={viewer} handover={handover} pack={pack} today={today} />
      <div className="grid gap-8 lg:grid-cols-2 print:grid-cols-2 print:gap-4">
        <Section title="Readiness" note={READINESS_RULE} boxed>
          <div className="grid gap-3">
            <ReadinessBar readiness={pack.readiness} of={handover.postTitle} />
            <p className="text-sm text-muted">{WALL_NOTE}</p>
          </div>
        </Section>
        <Section title="Who and when" note="As the holders of the post say." boxed>
          <Facts handover={handover} zone={zone} />
        </Section>
      </div>
      <PackSection
        {...partOf("COUNTERPARTS")}
        items={pack.counterparts}
        empty={closed ?? "Nobody of the post’s countries that is open to you was met in this time."}
        action={
          mayPrepare ? (
            <Anchor href={`/handovers/${handover.id}/edit?part=counterparts`} className="prose-link">
              Choose them, and say how to open
            </Anchor>
          ) : null
        }
      >
        <CounterpartItems rows={pack.counterparts} {...reading} />
      </PackSection>
      <PackSection
        {...partOf("PROMISES")}
        items={pack.promises}
        empty="No open promise that is open to you is the post’s to answer for."
      >
        <PromiseItems rows={pack.promises} {...reading} />
      </PackSection>
      <PackSection
        {...partOf("ENGAGEMENTS")}
        items={pack.engagements}
        empty={
          handover.countryCodes.length > 0
            ? "Nothing that is open to you is planned with these countries."
            : "No portfolio gives the post a country."
        }
      >
        <EngagementItems rows={pack.engagements} {...reading} />
      </PackSection>
      <PackSection
        {...partOf("REPORTS")}
        items={pack.reports}
        empty="No report that is open to you was published in this time."
      >
        <ReportItems rows={pack.reports} {...reading} />
      </PackSection>
      <PackSection
        {...partOf("SENSITIVITIES")}
        items={pack.sensitivities}
        empty={closed ?? "Nothing that is open to you is written down."}
        after={
          mayPrepare ? (
            <AddSensitivityForm
              id={newId()}
              keep={keepFor(viewer, "sensitivity", `${handover.id}.new`)}
              handoverId={handover.id}
              markings={markingOptions(viewer.markingCeiling)}
            />
          ) : null
        }
      >
        <SensitivityItems
          rows={pack.sensitivities}
          {...reading}
          {...(mayPrepare
            ? {
                controls: (row) => (
                  <SensitivityControls writer={viewer} row={row} ceiling={viewer.markingCeiling} />
                ),
              }
            : {})}
        />
      </PackSection>
    </PageBody>
  );
}

type StandingProps = { viewer: Viewer; handover: HandoverView; pack: Pack; today: string };

/** What the reader should know or do first. */
function Standing({ viewer, handover, pack, today }: StandingProps): ReactNode {
  const { lastOn, overlapFrom, incomingId, incomingName } = handover;
  if (handover.closedAt)
    return (
      <Notice
        title={handover.ending === "CALLED_OFF" ? "This handover was called off" : "This handover is closed"}
      >
        By {handover.closedBy ?? "somebody"}, {formatInstant(handover.closedAt, viewer.timeZone)}. Nothing in
        it changes any more.
      </Notice>
    );
  return (
    <div className="grid gap-3 empty:hidden">
      {canPrepare(viewer, handover) && pack.readiness.ready < 5 ? (
        <Notice title="This pack is yours to prepare">
          Go through the five sections and mark each ready, also one in which there is nothing to hand over.
        </Notice>
      ) : null}
      {canSign(viewer, handover) ? (
        <Notice title="You take this post over">
          Tick what you have looked at and can take over, and sign for it. Each signature is on record with
          its moment.
        </Notice>
      ) : null}
      {handover.laterIds.includes(viewer.id) && overlapFrom && overlapFrom > today ? (
        <Notice title={`This opens to you on ${formatDate(overlapFrom)}`}>
          From that day on you hold the post, see what it covers and sign. Until then you see what is open to
          you anyway.
        </Notice>
      ) : null}
      {incomingId ? null : (
        <Notice tone="warning" title="Nobody is named to follow">
          The pack stays as it is, and whoever holds the post next signs for it.
        </Notice>
      )}
      {lastOn ? null : (
        <Notice tone="warning" title="No last day is set">
          Until an admin gives {handover.outgoingName ?? "whoever leaves"} a last day as holder of the post,
          their access goes on
          {incomingName ? ", beside that of who follows" : ""}.
        </Notice>
      )}
    </div>
  );
}

function Facts({ handover, zone }: { handover: HandoverView; zone: string }) {
  const { outgoingName, outgoingFrom, lastOn, departsOn, incomingName, countryCodes } = handover;
  return (
    <DescriptionList
      items={[
        {
          label: "Post",
          value: (
            <Anchor href={`/posts/${handover.postId}`} className="prose-link">
              {[handover.postTitle, handover.organisation].filter(Boolean).join(", ")}
            </Anchor>
          ),
        },
        { label: "Covers", value: countryCodes.map(countryName).join(", ") || "No country" },
        {
          label: "Leaves",
          value: `${outgoingName ?? "Not known"}${outgoingFrom ? `, holds it since ${formatDate(outgoingFrom)}` : ""}`,
        },
        { label: "Departs", value: departsOn ? formatDate(departsOn) : "No day is set" },
        {
          label: "Access ends",
          value: lastOn
            ? `After ${formatDate(lastOn)}, the last day as holder (UTC)`
            : "Not yet: no last day is set",
        },
        { label: "Follows", value: incomingName ?? "Nobody yet" },
        { label: "Overlap", value: overlapWords(handover) },
        {
          label: "Started",
          value: `${formatInstant(handover.startedAt, zone)} by ${handover.startedBy ?? "somebody"}`,
        },
      ]}
    />
  );
}

function markingsOf({ counterparts, promises, engagements, reports, sensitivities }: Pack) {
  return [
    ...counterparts.flatMap(({ person, marking, firstMet }) => [
      ...markingsOfPeople([person]),
      marking,
      ...(firstMet ? [firstMet.marking] : []),
    ]),
    ...[...promises, ...engagements, ...sensitivities].map(({ of }) => of.marking),
    ...reports.map(({ of }) => of.crisis.marking),
  ];
}
