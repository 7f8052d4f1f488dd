import { Notice } from "@/components/ui/notice";

/** After a stale save: the way to what the other person saved, without losing what was typed here. */
export function SavedVersionNote({ href }: { href: string }) {
  return (
    <Notice tone="info">
      <a href={href} target="_blank" rel="noopener" className="prose-link">
        Open the saved version in a new tab
      </a>{" "}
      and make your change there.
    </Notice>
  );
}
