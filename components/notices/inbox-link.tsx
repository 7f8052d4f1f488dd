import { Anchor } from "@/components/ui/anchor";
import { Icon } from "@/components/ui/icon";

/** Unread lines are counted up to here. */
export const MOST_COUNTED = 99;

/** The way to the inbox in the frame of every page; `unread` is null while it is not known. */
export function InboxLink({ unread }: { unread: number | null }) {
  const words =
    unread === null || unread === 0 ? "" : unread >= MOST_COUNTED ? `${MOST_COUNTED}+` : String(unread);
  return (
    <Anchor
      href="/inbox"
      className="relative flex min-h-9 items-center gap-1.5 rounded-md px-2 text-sm hover:bg-hover"
    >
      <Icon name="mail" size={5} />
      <span className="max-lg:sr-only">Inbox</span>
      {words ? (
        <span className="rounded-sm bg-primary px-1.5 text-xs font-semibold tabular-nums text-primary-foreground">
          {words}
          <span className="sr-only"> unread</span>
        </span>
      ) : null}
    </Anchor>
  );
}
