"use client";

import { useRef } from "react";
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
  const found = useLikely(box, OF_ORGANISATION, findLikelyOrganisationsAction);
  return (
    <div ref={box} aria-live="polite">
      {found.length > 0 ? (
        <Notice tone="warning" title="Perhaps already on record">
          <LikelyList path="/organisations" found={found} />
        </Notice>
      ) : null}
    </div>
  );
}

/** The same of posts. */
export function LikelyPosts() {
  const box = useRef<HTMLDivElement>(null);
  const found = useLikely(box, OF_POST, findLikelyPostsAction);
  return (
    <div ref={box} aria-live="polite">
      {found.length > 0 ? (
        <Notice tone="warning" title="Perhaps already on record">
          <LikelyList path="/posts" found={found} />
        </Notice>
      ) : null}
    </div>
  );
}
