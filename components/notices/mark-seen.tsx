"use client";

import { useEffect } from "react";
import { readSubjectsAction } from "@/lib/notices/actions";
import type { SeenSubjects } from "@/lib/notices/schema";

type MarkSeenProps = {
  type: SeenSubjects["type"];
  /** Records that stand on the page. */
  ids: readonly string[];
  /** How many notices of them the reader has not read. */
  unread: number;
};

/** Draws nothing. Tells the inbox, once the record stands before the reader, that its notices are read. */
export function MarkSeen({ type, ids, unread }: MarkSeenProps) {
  const key = ids.join(" ");
  // The server is the outside system: what was shown is known to it only from here, because a fetched page may never be looked at.
  useEffect(() => {
    if (unread === 0) return;
    const data = new FormData();
    data.set("type", type);
    for (const id of key.split(" ")) data.append("ids[]", id);
    // When it fails the notice stays unread, which is true enough.
    void readSubjectsAction(data).catch(() => {});
  }, [type, key, unread]);
  return null;
}
