import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PeopleTabs } from "@/components/people/people-tabs";
import { PairList, PersonLine, PlaceLine, TickList } from "@/components/people/review-lists";
import { EmptyState } from "@/components/ui/empty-state";
import { Tabs } from "@/components/ui/tabs";
import { takeTurn } from "@/lib/auth/limits/mutations";
import { requireViewer } from "@/lib/auth/session";
import { counted, formatCount } from "@/lib/counts";
import { todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { listLikelyPairs } from "@/lib/people/duplicates/queries";
import { distinguishPeopleAction } from "@/lib/people/merges/actions";
import { ORGANISATION_KIND_LABELS } from "@/lib/people/organisations/labels";
import { distinguishOrganisationsAction } from "@/lib/people/organisations/merges/actions";
import { listOrganisationPairs } from "@/lib/people/organisations/merges/queries";
import type { OrganisationRow } from "@/lib/people/organisations/queries";
import { canEditPosts } from "@/lib/people/policy";
import { distinguishPostsAction } from "@/lib/people/posts/merges/actions";
import { listPostPairs } from "@/lib/people/posts/merges/queries";
import type { PostRow } from "@/lib/people/posts/queries";
import type { PersonRow } from "@/lib/people/queries";
import { listDueForReview, listSilent } from "@/lib/people/review";
import type { Result } from "@/lib/result";

export const metadata: Metadata = { title: "People to review" };

const LISTS = {
  pairs: {
    title: "Perhaps one person",
    note: "Names that are spelled alike in some transliteration, of one nation. Nothing is merged unless you say so.",
    done: "No two people on record look alike.",
  },
  organisations: {
    title: "Perhaps one organisation",
    note: "Names of one nation that are spelled nearly alike. Nothing is merged unless you say so.",
    done: "No two organisations on record look alike.",
  },
  posts: {
    title: "Perhaps one post",
    note: "Titles of one organisation that are spelled nearly alike. Nothing is merged unless you say so.",
    done: "No two posts on record look alike.",
  },
  due: {
    title: "To be checked",
    note: "Nobody checked these in the last twelve months. Look whether rank, post and organisation still hold.",
    done: "Everyone was checked in the last twelve months.",
  },
  silent: {
    title: "No contact for five years",
    note: "No engagement of the last five years that is open to you names these. Tick who should no longer be offered in forms; nobody is deleted.",
    done: "There was contact with everyone in the last five years.",
  },
} as const;

type Key = keyof typeof LISTS;

const KEYS = Object.keys(LISTS) as Key[];

export default async function ReviewPage({ searchParams }: PageProps<"/people/review">) {
  const viewer = await requireViewer();
  if (!canEditPosts(viewer)) notFound();
  const { list: asked } = await searchParams;
  const list = KEYS.find((key) => key === asked) ?? "pairs";
  // It compares everything on record with everything else: as dear as a search.
  const wait = await takeTurn("search", viewer);
  if (wait)
    return (
      <PageBody>
        <PageHeader title="People to review" />
        <EmptyState icon="clock" title="Too many searches">
          {wait.message}
        </EmptyState>
      </PageBody>
    );
  const found = await withViewer(viewer, (db) => readList(db, list));
  const { note, done } = LISTS[list];
  return (
    <PageBody>
      <PageHeader title="People to review" />
      <PeopleTabs current="review" mayReview />
      <Tabs
        label="What to review"
        items={KEYS.map((key) => ({
          href: key === "pairs" ? "/people/review" : `/people/review?list=${key}`,
          label: LISTS[key].title,
          current: key === list,
          ...(key === list && { count: found.total }),
        }))}
      />
      <p className="max-w-prose text-muted">
        {note}
        {found.shown < found.total ? ` The first ${found.shown} of ${formatCount(found.total)}.` : ""}
      </p>
      {found.total === 0 ? <EmptyState icon="circle-check" title={done} /> : found.content}
    </PageBody>
  );
}

type Found = { total: number; shown: number; content: ReactNode };

async function readList(db: Db, list: Key): Promise<Found> {
  switch (list) {
    case "pairs": {
      const { pairs, total } = await listLikelyPairs(db);
      const side = (person: PersonRow) => ({ ...person, line: <PersonLine person={person} /> });
      return inPairs("/people", pairs, total, side, distinguishPeopleAction);
    }
    case "organisations": {
      const { pairs, total } = await listOrganisationPairs(db);
      const side = (row: OrganisationRow) => ({
        ...row,
        line: (
          <PlaceLine
            href={`/organisations/${row.id}`}
            name={row.name}
            details={[
              ORGANISATION_KIND_LABELS[row.kind],
              row.parentName,
              row.nationName ?? "International",
              counted(row.posts, "post"),
            ]}
          />
        ),
      });
      return inPairs("/organisations", pairs, total, side, distinguishOrganisationsAction);
    }
    case "posts": {
      const { pairs, total } = await listPostPairs(db);
      const side = ({ id, title, organisation, nationName, today }: PostRow) => ({
        id,
        name: title,
        line: (
          <PlaceLine
            href={`/posts/${id}`}
            name={title}
            details={[organisation, nationName ?? "International", ...today.map(({ name }) => name)]}
          />
        ),
      });
      return inPairs("/posts", pairs, total, side, distinguishPostsAction);
    }
    default: {
      const today = todayIn("UTC", new Date());
      const { rows, total } = await (list === "due" ? listDueForReview(db, today) : listSilent(db, today));
      return {
        total,
        shown: rows.length,
        content: <TickList key={rows[0]?.id} rows={rows} doing={list === "due" ? "verify" : "deactivate"} />,
      };
    }
  }
}

function inPairs<Row>(
  path: "/people" | "/organisations" | "/posts",
  pairs: readonly { one: Row; other: Row }[],
  total: number,
  side: (row: Row) => { id: string; name: string; line: ReactNode },
  distinguish: (data: FormData) => Promise<Result<unknown>>,
): Found {
  const sides = pairs.map(({ one, other }) => ({ one: side(one), other: side(other) }));
  return {
    total,
    shown: sides.length,
    content: <PairList path={path} pairs={sides} distinguish={distinguish} />,
  };
}
