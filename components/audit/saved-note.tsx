import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { ToldOnce } from "@/components/ui/told-once";
import { fieldLabelOf } from "@/lib/audit/describe";
import type { RevisionView } from "@/lib/audit/diff";
import { readSaved } from "@/lib/audit/saved";
import { changedFields } from "./revision-list";

type SavedNoteProps = {
  /** `saved` of the address. */
  asked: string | string[] | undefined;
  /** The versions of the record, newest first. */
  revisions: readonly RevisionView[];
  /** Who looks. */
  viewer: { name: string };
  /** The name of a field in words. */
  labelOf?: (field: string) => string;
  /** What else came of it; not told where nothing was changed. */
  children?: ReactNode;
};

/** Says on the page of a record that the viewer has just saved it, and what they changed; nothing where they did not. */
export function SavedNote({ asked, revisions, viewer, labelOf = fieldLabelOf, children }: SavedNoteProps) {
  const saved = readSaved(asked, revisions, viewer.name);
  if (saved === null) return null;
  return (
    <ToldOnce param="saved">
      {saved === "unchanged" ? (
        <Notice title="Nothing was changed." />
      ) : (
        <Notice tone="success" title="Saved.">
          {saved.version > 1 ? <p>Changed: {changedFields(saved, labelOf)}.</p> : null}
          {children ? <p>{children}</p> : null}
        </Notice>
      )}
    </ToldOnce>
  );
}
