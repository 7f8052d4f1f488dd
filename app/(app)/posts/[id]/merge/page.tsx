import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MovingList } from "@/components/people/merge-notes";
import { MergePage } from "@/components/people/merge-page";
import { PostMergeForm } from "@/components/people/place-merge-forms";
import { PostTable } from "@/components/people/post-table";
import { readAddress } from "@/lib/address";
import { requireViewer } from "@/lib/auth/session";
import { type Db, withViewer } from "@/lib/db";
import { refusalWords, wordsOfMoving } from "@/lib/people/merging/labels";
import { countMoving, mergeRefusal } from "@/lib/people/merging/queries";
import { NO_PLACE_FILTERS } from "@/lib/people/place-filters";
import { canEditPosts, canKnowPeople } from "@/lib/people/policy";
import { listLikelyPosts } from "@/lib/people/posts/merges/queries";
import { getPost, listPosts, type PostRow } from "@/lib/people/posts/queries";

export const metadata: Metadata = { title: "Merge posts" };

export default async function MergePostsPage({ params, searchParams }: PageProps<"/posts/[id]/merge">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const query = await searchParams;
  const other = query.with;
  const q = readAddress(query).words();
  const found = await withViewer(viewer, async (db) => {
    const winner = await getPost(db, id);
    if (!winner || winner.mergedIntoId || !canEditPosts(viewer)) return null;
    const loser = typeof other === "string" ? await getPost(db, other) : null;
    const refusal =
      other === undefined ? null : (whyNot(winner, loser) ?? (await refused(db, winner, loser)));
    return {
      winner,
      loser,
      refusal,
      counts: loser && !refusal ? wordsOfMoving(await countMoving(db, "post", winner.id, loser.id)) : [],
      candidates: await listCandidates(db, winner, q),
    };
  });
  if (!found) notFound();
  const { winner, loser, refusal, counts, candidates } = found;
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
          <MovingList items={counts} />
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
      q={q}
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

/** Without words those that look alike, with words those that have them; never the one that is kept. */
async function listCandidates(db: Db, winner: PostRow, q: string | null): Promise<PostRow[]> {
  const found = q
    ? (await listPosts(db, { ...NO_PLACE_FILTERS, q }, 1)).rows
    : await listLikelyPosts(db, winner, winner.id);
  return found.filter(({ id }) => id !== winner.id).slice(0, 20);
}

function whyNot(winner: PostRow, loser: PostRow | null): string | null {
  if (!loser) return "There is no such post, or it is not open to you. Choose another.";
  if (loser.id === winner.id) return "This is one and the same post. Choose another.";
  if (loser.mergedIntoId) return "This post was merged into another already. Choose that one.";
  return null;
}

async function refused(db: Db, winner: PostRow, loser: PostRow | null): Promise<string | null> {
  const refusal = loser && (await mergeRefusal(db, "post", winner.id, loser.id));
  return refusal && refusalWords(refusal);
}
