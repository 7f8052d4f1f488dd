import { Notice } from "@/components/ui/notice";

/**
 * What of the page's address could not be read, one sentence for each part; nothing when all could. A note and no warning: the page
 * stands, without that part.
 */
export function UnreadParts({ notices }: { notices: readonly string[] }) {
  if (notices.length === 0) return null;
  return (
    <Notice title="Part of this address could not be read">
      <ul className="grid gap-1">
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
    </Notice>
  );
}
