import type { Metadata } from "next";
import { ChangeManyForm } from "@/components/engagements/change-many-form";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { AddressQuery } from "@/lib/address";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { counted } from "@/lib/counts";
import { type Db, withViewer } from "@/lib/db";
import { readEngagementFilters } from "@/lib/engagements/filters";
import { PUBLICATION_LABELS, STATUS_LABELS } from "@/lib/engagements/labels";
import { type ChosenRow, listChosen, listChosenBy, listManyObjectives } from "@/lib/engagements/many/queries";
import { listFormOptions } from "@/lib/engagements/pickers/queries";
import { canCreate } from "@/lib/engagements/policy";
import { bannerFor, markingLine } from "@/lib/markings/rules";
import { listTags } from "@/lib/picklists/queries";

export const metadata: Metadata = { title: "Change several engagements" };

/** `?id=…` for each engagement selected in a list, or `?all=1` and the filters of the list. */
export default async function ChangeEngagementsPage({ searchParams }: PageProps<"/engagements/change">) {
  const viewer = await requireViewer();
  const parent = (
    <Anchor href="/engagements" className="prose-link">
      Engagements
    </Anchor>
  );
  if (!canCreate(viewer))
    return (
      <PageBody>
        <PageHeader title="Change several engagements" parent={parent} />
        <EmptyState icon="lock" title="Officers change engagements">
          Your account reads the record. Ask an admin for the role of officer if you should write it too.
        </EmptyState>
      </PageBody>
    );

  const query = await searchParams;
  const { rows, objectives, options, tags } = await withViewer(viewer, async (db) => {
    const chosen = await readChosen(db, viewer, query);
    return {
      rows: chosen,
      objectives: await listManyObjectives(
        db,
        chosen.map(({ id }) => id),
      ),
      options: await listFormOptions(db, viewer),
      tags: await listTags(db),
    };
  });
  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(rows.map((row) => row.marking))} />
      <PageHeader
        title="Change several engagements"
        parent={parent}
        summary={`${counted(rows.length, "engagement is", "engagements are")} selected.`}
      />
      {rows.length > 0 ? (
        <ChangeManyForm
          viewerId={viewer.id}
          rows={rows.map(manyRow)}
          objectives={objectives}
          tags={tags.map(({ value, label, group, isActive }) => ({
            value,
            label: `${group}: ${label}`,
            isActive,
          }))}
          officers={options.users}
          reasons={options.picklists.CLOSING_REASON}
        />
      ) : (
        <EmptyState
          icon="list"
          title="Nothing is selected"
          action={
            <ButtonLink variant="primary" href="/engagements">
              Go to the list
            </ButtonLink>
          }
        >
          Tick engagements in their list and press “Change the selected”. What is not open to you is left out.
        </EmptyState>
      )}
    </PageBody>
  );
}

function readChosen(db: Db, viewer: Viewer, query: AddressQuery): Promise<ChosenRow[]> {
  if (query.all === "1") return listChosenBy(db, viewer, readEngagementFilters(query).filters);
  const ids = [query.id ?? []].flat().filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id));
  return listChosen(db, [...new Set(ids)]);
}

function manyRow(row: ChosenRow) {
  const { id, version, reference, title, status, publication } = row;
  // A change takes back what is in review.
  const state = [
    STATUS_LABELS[status],
    ...(publication === "PUBLISHED" ? [] : [PUBLICATION_LABELS[publication]]),
  ];
  return { id, version, reference, title, state: state.join(", "), marking: markingLine(row) };
}
