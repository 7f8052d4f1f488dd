"use client";

import { useEffect } from "react";
import type { Result } from "@/lib/result";

type MarkSeenProps = { type: string; id: string; action: (data: FormData) => Promise<Result<unknown>> };

/** Draws nothing. Tells the inbox, once the record stands before the reader, that its notices are read. */
export function MarkSeen({ type, id, action }: MarkSeenProps) {
  // The server is the outside system: what was shown is known to it only from here, because a fetched page may never be looked at.
  useEffect(() => {
    const data = new FormData();
    data.set("type", type);
    data.set("id", id);
    // When it fails the notice stays unread, which is true enough.
    void action(data).catch(() => {});
  }, [type, id, action]);
  return null;
}
