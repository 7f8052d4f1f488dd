import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { SayDoLine } from "@/components/commitments/say-do";
import { PromiseList } from "@/components/engagements/promise-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { AttendedTable } from "@/components/people/attended-table";
import { PersonBadges } from "@/components/people/person-table";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/session";
import { listOpenPromisesAround } from "@/lib/commitments/of-person";
import { countSayDo } from "@/lib/commitments/say-do/queries";
import { formatDate, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { listAttended } from "@/lib/engagements/attended";
import { bannerFor } from "@/lib/markings/rules";
import { pageHref } from "@/lib/paging";
import { SERVICE_LABELS } from "@/lib/people/labels";
import { canEditPerson } from "@/lib/people/policy";
import { getPerson, type PersonRow } from "@/lib/people/queries";
import { BAND_LABELS } from "@/lib/people/ranks";

/** Read once for the title and the page. */
const loadPerson = cache(async (id: string, page: number) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const person = await getPerson(db, id);
    if (!person) return null;
    return {
      person,
      attended: await listAttended(db, person.id, page),
      promises: await listOpenPromisesAround(db, person.id),
      sayDo: await countSayDo(db, { of: "person", id: person.id }),
    };
  });
});

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/people/[id]">): Promise<Metadata> {
  const found = await loadPerson((await params).id, pageOf((await searchParams).page));
  return { title: found?.person.name ?? "Not found" };
}

export default async function PersonPage({ params, searchParams }: PageProps<"/people/[id]">) {
  const viewer = await requireViewer();
  const found = await loadPerson((await params).id, pageOf((await searchParams).page));
  if (!found) notFound();
  const { person, attended, promises, sayDo } = found;
  const given = sayDo.sides.find(({ side }) => side === "PARTNER");
  const markings = [
    ...(person.lastMet ? [person.lastMet.marking] : []),
    ...attended.rows.map(({ engagement }) => engagement.marking),
    ...promises.map((row) => row.marking),
    sayDo.marking,
  ];

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(markings)} />
      <PrintNote text={`As of ${formatDtg(new Date())}`} />
      <PageHeader
        title={[person.rankText, person.name].filter(Boolean).join(" ")}
        parent={
          <Anchor href="/people" className="prose-link">
            People
          </Anchor>
        }
        summary={[person.position, person.organisation, person.countryName].filter(Boolean).join(" · ")}
        state={<PersonBadges {...person} />}
        action={
          canEditPerson(viewer, person) ? (
            <ButtonLink variant="primary" href={`/people/${person.id}/edit`}>
              <Icon name="edit" />
              Edit
            </ButtonLink>
          ) : null
        }
      />
      <Section title="Facts" boxed>
        <DescriptionList items={factsOf(person)} />
      </Section>
      <Section
        title="Open commitments"
        note="Made at engagements where this person was present; what each side still owes."
      >
        {promises.length > 0 ? (
          <PromiseList promises={promises} today={todayIn("UTC", new Date())} />
        ) : (
          <p className="text-muted">None is open.</p>
        )}
      </Section>
      {given ? (
        <Section title="Say and do" note="Promises this person gave, as far as they are published.">
          <p>
            <SayDoLine counts={given.counts} />
          </p>
        </Section>
      ) : null}
      <Section title="Engagements" note="Newest first, with rank and post as held that day.">
        {attended.rows.length > 0 ? (
          <>
            <AttendedTable rows={attended.rows} />
            <Pagination
              {...attended.info}
              noun="engagements"
              href={(wanted) => pageHref(`/people/${person.id}`, {}, wanted)}
            />
          </>
        ) : (
          <p className="text-muted">No engagement open to you names this person.</p>
        )}
      </Section>
    </PageBody>
  );
}

function factsOf(person: PersonRow) {
  const facts: readonly [string, string | null][] = [
    ["Family name", person.familyName],
    ["Given name", person.givenName],
    ["Own script", person.nativeName],
    ["Nationality", person.countryName],
    ["Service", person.service && SERVICE_LABELS[person.service]],
    ["Rank", person.rankText],
    [
      "Grade",
      person.rankCode &&
        `${person.rankCode.replace("_", "-")}${person.band ? `, ${BAND_LABELS[person.band]}` : ""}`,
    ],
    ["Position", person.position],
    ["Organisation", person.organisation],
    [
      "Last met",
      person.lastMet ? formatDate(person.lastMet.on, person.lastMet.precision) : "No meeting on record",
    ],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function pageOf(value: string | readonly string[] | undefined): number {
  return typeof value === "string" && /^[1-9]\d{0,6}$/.test(value) ? Number(value) : 1;
}
