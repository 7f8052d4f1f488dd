import { Notice } from "@/components/ui/notice";

type PartNoticeProps = {
  /** Whose record, such as a country's name; absent where a page adds up all that there is. */
  of?: string;
  /** What else such a reader should know. */
  more?: string;
};

/** For who sees a part only of what a page counts: nothing found does not mean none. */
export function PartNotice({ of, more }: PartNoticeProps) {
  return (
    <Notice title={`You see part of the record${of ? ` of ${of}` : ""}`}>
      Only what was shared with you stands here and is counted: engagements with a country of yours or
      releasable to your nation, and what was opened to you by name. {more}
    </Notice>
  );
}
