"use client";

import { type ComponentProps, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import { findLikelyOrganisationsAction } from "@/lib/people/organisations/merges/actions";
import { findLikelyPostsAction } from "@/lib/people/posts/merges/actions";
import { LikelyList } from "./likely-list";
import { useLikely } from "./use-likely";

const OF_ORGANISATION = ["name", "nativeName", "abbreviation", "nation"] as const;
const OF_POST = ["title", "organisationId", "nation"] as const;

/** Shows which organisations on record may be the one being typed. It may be put on record all the same. */
export function LikelyOrganisations() {
  const box = useRef<HTMLDivElement>(null);
  return (
    <LikelyNotice
      box={box}
      path="/organisations"
      found={useLikely(box, OF_ORGANISATION, findLikelyOrganisationsAction)}
    />
  );
}

/** The same of posts. */
export function LikelyPosts() {
  const box = useRef<HTMLDivElement>(null);
  return <LikelyNotice box={box} path="/posts" found={useLikely(box, OF_POST, findLikelyPostsAction)} />;
}

type LikelyNoticeProps = ComponentProps<typeof LikelyList> & { box: ComponentProps<"div">["ref"] };

function LikelyNotice({ box, ...likely }: LikelyNoticeProps) {
  return (
    <div ref={box} aria-live="polite">
      {likely.found.length > 0 ? (
        <Notice tone="warning" title="Perhaps already on record">
          <LikelyList {...likely} />
        </Notice>
      ) : null}
    </div>
  );
}
