import type { ReactNode } from "react";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { FilterBar, FilterField } from "@/components/ui/filter-bar";
import { Notice } from "@/components/ui/notice";
import { type AddressQuery, readAddress } from "@/lib/address";

type Named = { id: string; name: string };

type MergePageProps = {
  /** What the pages of such records begin with. */
  path: "/people" | "/organisations" | "/posts";
  /** What they are called, several of them. */
  noun: string;
  winner: Named;
  loser: Named | null;
  summary: ReactNode;
  /** Why the two cannot be merged; null where nothing stands against it, or none was chosen. */
  refusal: string | null;
  moving: ReactNode;
  form: ReactNode;
  /** Which may be the same, when none is chosen; null where there is none. */
  candidates: ReactNode;
  question: string;
  searchLabel: string;
  /** Of the address. */
  query: AddressQuery;
};

/** Where two records become one: what moves and each field, or which the other may be. */
export function MergePage(props: MergePageProps) {
  const { path, noun, winner, loser, summary, refusal, moving, form, candidates, question, searchLabel } =
    props;
  const here = `${path}/${winner.id}`;
  return (
    <PageBody>
      <PageHeader
        title={`Merge ${noun}`}
        parent={
          <Anchor href={here} className="prose-link">
            <bdi>{winner.name}</bdi>
          </Anchor>
        }
        summary={summary}
        secondary={
          loser && !refusal ? (
            <ButtonLink href={`${path}/${loser.id}/merge?with=${winner.id}`}>
              Keep the other entry instead
            </ButtonLink>
          ) : null
        }
      />
      {refusal ? (
        <Notice tone="danger" title="These two cannot be merged">
          {refusal}
        </Notice>
      ) : null}
      {loser && !refusal ? (
        <>
          <Section title="What moves" boxed>
            {moving}
          </Section>
          <Section
            title="Field by field"
            note="On the left the entry that is kept, on the right the one that is closed. What is not taken stays in the history, and every spelling stays findable."
          >
            {form}
          </Section>
        </>
      ) : (
        <Section title={question} note="Likely ones first; search for others.">
          <FilterBar action={`${here}/merge`} noun={noun} isFiltered>
            <FilterField
              label={searchLabel}
              name="q"
              type="search"
              defaultValue={readAddress(props.query).words() ?? ""}
            />
          </FilterBar>
          {candidates ?? <p className="text-muted">None that looks alike is on record. Search by name.</p>}
        </Section>
      )}
    </PageBody>
  );
}
