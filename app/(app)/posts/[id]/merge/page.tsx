import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MovingList } from "@/components/people/merge-notes";
import { MergePage } from "@/components/people/merge-page";
import { PostMergeForm } from "@/components/people/place-merge-forms";
import { PostTable } from "@/components/people/post-table";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { readMergeChoice } from "@/lib/people/merging/choice";
import { wordsOfMoving } from "@/lib/people/merging/labels";
import { countMoving } from "@/lib/people/merging/queries";
import { NO_PLACE_FILTERS } from "@/lib/people/place-filters";
import { canEditPosts, canKnowPeople } from "@/lib/people/policy";
import { listLikelyPosts } from "@/lib/people/posts/merges/queries";
import { getPost, listPosts, type PostRow } from "@/lib/people/posts/queries";

export const metadata: Metadata = { title: "Merge posts" };

export default async function MergePostsPage({ params, searchParams }: PageProps<"/posts/[id]/merge">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const query = await searchParams;
  const found = await withViewer(viewer, (db) =>
    readMergeChoice(db, id, query, {
      kind: "post",
      get: getPost,
      mayEdit: () => canEditPosts(viewer),
      nameOf: () => "This post",
      alike: (db, post) => listLikelyPosts(db, post, post.id),
      search: async (db, q) => (await listPosts(db, { ...NO_PLACE_FILTERS, q }, 1)).rows,
      moving: async (db, winnerId, loserId) =>
        wordsOfMoving(await countMoving(db, "post", winnerId, loserId)),
    }),
  );
  if (!found) notFound();
  const { winner, loser, refusal, moving, candidates } = found;
  return (
    <MergePage
      path="/posts"
      noun="posts"
      winner={namedOf(winner)}
      loser={loser && namedOf(loser)}
      summary={
        <>
          The entry of <bdi>{namedOf(winner).name}</bdi> is kept. The other entry is closed, and all that
          names it names the one that is kept, which is found by both titles. A merge can be undone.
        </>
      }
      refusal={refusal}
      moving={
        <div className="grid gap-2">
          <p>These name the post that is closed, and move; so do records that are not open to you.</p>
          <MovingList items={moving ?? []} />
          <p>Where one person held both on days that meet, they held the post once.</p>
        </div>
      }
      form={
        loser ? (
          <PostMergeForm key={`${winner.version} ${loser.version}`} winner={winner} loser={loser} />
        ) : null
      }
      question="Which is the same?"
      searchLabel="Title, organisation or holder"
      query={query}
      candidates={
        candidates.length > 0 ? (
          <PostTable
            rows={candidates}
            knowsPeople={canKnowPeople(viewer)}
            hrefOf={(row) => `/posts/${winner.id}/merge?with=${row.id}`}
          />
        ) : null
      }
    />
  );
}

function namedOf({ id, title, organisation }: PostRow): { id: string; name: string } {
  return { id, name: [title || "Title not known", organisation].filter(Boolean).join(", ") };
}
