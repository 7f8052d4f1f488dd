import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CounterpartsForm } from "@/components/handovers/counterparts-form";
import { DepartureForm, type HandoverDays, SuccessionForm } from "@/components/handovers/days-forms";
import { markingOptions } from "@/components/handovers/sensitivity-forms";
import { keepFor } from "@/components/kept-words/kept-words";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { listCoverCandidates } from "@/lib/auth/users/queries";
import { withViewer } from "@/lib/db";
import { SECTION_NOTES } from "@/lib/handovers/labels";
import { listChosenCounterparts } from "@/lib/handovers/pack/queries";
import { canPrepare, canSetDeparture } from "@/lib/handovers/policy";
import { getHandover, type HandoverView } from "@/lib/handovers/queries";
import { NO_CLASSIFIED_TEXT } from "@/lib/markings/labels";
import { bannerFor } from "@/lib/markings/rules";
import { canAppoint } from "@/lib/people/policy";

export const metadata: Metadata = { title: "Edit a handover" };

/** `?part=days` is who follows and when; otherwise the counterparts, for who prepares them. */
export default async function EditHandoverPage({ params, searchParams }: PageProps<"/handovers/[id]/edit">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const { part } = await searchParams;
  const found = await withViewer(viewer, async (db) => {
    const handover = await getHandover(db, id);
    if (!handover) return null;
    const isOfCounterparts = part !== "days" && canPrepare(viewer, handover);
    return {
      handover,
      chosen: isOfCounterparts ? await listChosenCounterparts(db, viewer, handover) : null,
      candidates: !isOfCounterparts && canAppoint(viewer) ? await listCoverCandidates(db) : [],
    };
  });
  if (!found) notFound();
  const { handover, chosen, candidates } = found;
  if (!chosen && !canSetDeparture(viewer, handover)) await refusePage(viewer);
  return (
    <PageBody narrow>
      <MarkingBanner marking={bannerFor((chosen ?? []).map(({ marking }) => marking))} />
      <PageHeader
        title={chosen ? "Counterparts to hand over" : "Days of the handover, and who follows"}
        parent={
          <Anchor href={`/handovers/${handover.id}`} className="prose-link">
            Handover: {handover.postTitle}
          </Anchor>
        }
        summary={chosen ? `${SECTION_NOTES.COUNTERPARTS} ${NO_CLASSIFIED_TEXT}` : null}
      />
      {chosen ? (
        <CounterpartsForm
          keep={keepFor(viewer, "counterparts", handover.id)}
          handover={{ id: handover.id, version: handover.version }}
          chosen={chosen}
          countryCodes={handover.countryCodes}
          markings={markingOptions(viewer.markingCeiling)}
        />
      ) : (
        <>
          <Section title="When they depart">
            <DepartureForm handover={daysOf(handover)} />
          </Section>
          {canAppoint(viewer) ? (
            <Section
              title="Who follows"
              note="Both become holders of the post on these days, and cover what it covers: nothing else opens by it. What is wider, such as CUI, is proposed for the account and confirmed by a second admin."
            >
              <SuccessionForm
                handover={daysOf(handover)}
                users={[
                  ...candidates.map(({ id: value, name, email }) => ({ value, label: name, hint: email })),
                  // Who follows may have no account that is open any more.
                  ...(handover.incomingId && !candidates.some((one) => one.id === handover.incomingId)
                    ? [{ value: handover.incomingId, label: handover.incomingName ?? "Not known" }]
                    : []),
                ]}
              />
            </Section>
          ) : null}
        </>
      )}
    </PageBody>
  );
}

/** Only what the forms show goes to the browser. */
function daysOf(handover: HandoverView): HandoverDays {
  const { id, version, postVersion, saidOn, lastOn, overlapFrom, incomingId } = handover;
  return { id, version, postVersion, saidOn, lastOn, overlapFrom, incomingId };
}
