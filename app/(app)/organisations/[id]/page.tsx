import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { SavedNote } from "@/components/audit/saved-note";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { MarkSeen } from "@/components/notices/mark-seen";
import { MergeNotices } from "@/components/people/merge-notices";
import { OrganisationTable } from "@/components/people/organisation-table";
import { PeriodWords } from "@/components/people/period-words";
import { ExistenceBadges, PostTable } from "@/components/people/post-table";
import { RecordPast } from "@/components/people/record-past";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { WatchButton } from "@/components/watches/watch-button";
import { fieldLabelOf } from "@/lib/audit/describe";
import { listRevisions } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import { formatCount } from "@/lib/counts";
import { withViewer } from "@/lib/db";
import { engagementsHref, NO_FILTERS } from "@/lib/engagements/filters";
import { countEngagements } from "@/lib/engagements/queries";
import { countUnreadOf } from "@/lib/notices/queries";
import { ORGANISATION_KIND_LABELS, ORGANISATION_WORDS } from "@/lib/people/organisations/labels";
import { undoOrganisationMergeAction } from "@/lib/people/organisations/merges/actions";
import { listLikelyOrganisations, listOrganisationMerges } from "@/lib/people/organisations/merges/queries";
import { getOrganisation, listAbove, listFormerNames, listParts } from "@/lib/people/organisations/queries";
import { canEditPosts, canKnowPeople } from "@/lib/people/policy";
import { listPostsOf } from "@/lib/people/posts/queries";
import { readWatch } from "@/lib/watches/queries";

/** Read once for the title and the page. */
const loadOrganisation = cache(async (id: string) => {
  const viewer = await requireViewer();
  const found = await withViewer(viewer, async (db) => {
    const organisation = await getOrganisation(db, id);
    if (!organisation) return null;
    if (organisation.mergedIntoId) return organisation.mergedIntoId;
    return {
      organisation,
      above: await listAbove(db, id),
      parts: await listParts(db, id),
      posts: await listPostsOf(db, id),
      engagements: await countEngagements(db, viewer, { ...NO_FILTERS, organisation: [id] }),
      formerNames: await listFormerNames(db, id),
      merges: await listOrganisationMerges(db, id),
      likely: canEditPosts(viewer) ? await listLikelyOrganisations(db, organisation, id) : [],
      revisions: await listRevisions(db, "organisation", id),
      watch: await readWatch(db, viewer, { type: "organisation", key: id }),
      unread: await countUnreadOf(db, viewer, "organisation", [id]),
    };
  });
  // An old address leads to the one that stayed.
  if (typeof found === "string") redirect(`/organisations/${found}` as Route);
  return found;
});

export async function generateMetadata({ params }: PageProps<"/organisations/[id]">): Promise<Metadata> {
  const found = await loadOrganisation((await params).id);
  return { title: found?.organisation.name ?? "Not found" };
}

export default async function OrganisationPage({ params, searchParams }: PageProps<"/organisations/[id]">) {
  const viewer = await requireViewer();
  const found = await loadOrganisation((await params).id);
  if (!found) notFound();
  const {
    organisation,
    above,
    parts,
    posts,
    engagements,
    formerNames,
    merges,
    likely,
    revisions,
    watch,
    unread,
  } = found;
  const query = await searchParams;
  const mayEdit = canEditPosts(viewer);
  return (
    <PageBody>
      <MarkSeen type="organisation" ids={[organisation.id]} unread={unread} />
      <PageHeader
        title={organisation.name}
        parent={
          <>
            <Anchor href="/organisations" className="prose-link">
              Organisations
            </Anchor>
            {above.map(({ id, name }) => (
              <span key={id}>
                {" › "}
                <Anchor href={`/organisations/${id}`} className="prose-link">
                  {name}
                </Anchor>
              </span>
            ))}
          </>
        }
        state={<ExistenceBadges {...organisation} />}
        secondary={<WatchButton of={{ type: "organisation", key: organisation.id }} state={watch} />}
        action={
          mayEdit ? (
            <ButtonLink variant="primary" href={`/organisations/${organisation.id}/edit`}>
              <Icon name="edit" />
              Edit
            </ButtonLink>
          ) : null
        }
      />
      <SavedNote asked={query.saved} revisions={revisions} viewer={viewer} />
      <MergeNotices
        path="/organisations"
        id={organisation.id}
        name={organisation.name}
        merged={query.merged === undefined ? null : (merges[0]?.loserName ?? null)}
        likely={likely}
      />
      <Section
        title="Facts"
        boxed
        action={
          mayEdit ? (
            <Anchor href={`/organisations/${organisation.id}/merge`} className="prose-link">
              Merge with another
            </Anchor>
          ) : null
        }
      >
        <DescriptionList
          items={[
            { label: "What it is", value: ORGANISATION_KIND_LABELS[organisation.kind] },
            { label: "Nation", value: organisation.nationName ?? "International" },
            ...(organisation.abbreviation
              ? [{ label: "Abbreviation", value: organisation.abbreviation }]
              : []),
            ...(organisation.nativeName
              ? [{ label: "In its own language", value: <bdi dir="auto">{organisation.nativeName}</bdi> }]
              : []),
            ...(formerNames.length > 0
              ? [
                  {
                    label: "Called before",
                    value: (
                      <ul className="grid gap-0.5">
                        {formerNames.map((former) => (
                          <li key={former.id}>
                            <bdi>{former.name}</bdi>{" "}
                            <span className="text-sm text-muted">
                              <PeriodWords {...former} />
                            </span>
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
            ...(organisation.otherNames.length > 0
              ? [{ label: "Also called", value: <bdi dir="auto">{organisation.otherNames.join("; ")}</bdi> }]
              : []),
            {
              label: parts.length > 0 ? "Engagements, with those of all below it" : "Engagements",
              value:
                engagements > 0 ? (
                  <Anchor href={engagementsHref({ organisation: [organisation.id] })} className="prose-link">
                    {formatCount(engagements)}
                  </Anchor>
                ) : (
                  "None"
                ),
            },
          ]}
        />
      </Section>
      <Section
        title="Posts"
        action={
          mayEdit ? (
            <Anchor href={`/posts/new?organisation=${organisation.id}`} className="prose-link">
              New post here
            </Anchor>
          ) : null
        }
      >
        {posts.length > 0 ? (
          <PostTable rows={posts} knowsPeople={canKnowPeople(viewer)} />
        ) : (
          <p className="text-muted">No post of it is on record.</p>
        )}
      </Section>
      {parts.length > 0 ? (
        <Section title="Parts">
          <OrganisationTable rows={parts} />
        </Section>
      ) : null}
      <RecordPast
        noun="organisation"
        merges={merges}
        revisions={revisions}
        zone={viewer.timeZone}
        mayUndo={mayEdit}
        undo={undoOrganisationMergeAction}
        labelOf={fieldLabelOf}
        words={ORGANISATION_WORDS}
      />
    </PageBody>
  );
}
