import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { countryOptionsFor } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { type PostFacts, PostForm } from "@/components/people/post-form";
import { Anchor } from "@/components/ui/anchor";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { listOrganisationOptions } from "@/lib/people/organisations/queries";
import { canEditPosts } from "@/lib/people/policy";
import { getPost, type PostRow } from "@/lib/people/posts/queries";

export const metadata: Metadata = { title: "Edit post" };

export default async function EditPostPage({ params }: PageProps<"/posts/[id]/edit">) {
  const viewer = await requireViewer();
  const { id } = await params;
  const { post, organisations } = await withViewer(viewer, async (db) => ({
    post: await getPost(db, id),
    organisations: await listOrganisationOptions(db),
  }));
  if (!post || post.mergedIntoId || !canEditPosts(viewer)) notFound();
  return (
    <PageBody narrow>
      <PageHeader
        title="Edit post"
        parent={
          <Anchor href={`/posts/${post.id}`} className="prose-link">
            {post.title || "Post"}
          </Anchor>
        }
      />
      <PostForm
        id={post.id}
        post={factsOf(post)}
        organisationId={null}
        countries={countryOptionsFor(viewer.countries)}
        organisations={organisations}
      />
    </PageBody>
  );
}

/** Only what the form shows goes to the browser. */
function factsOf({
  version,
  title,
  organisationId,
  organisation,
  nation,
  rankCode,
  isActive,
}: PostRow): PostFacts {
  return { version, title, organisationId, organisation, nation, rankCode, isActive };
}
