import { Anchor } from "@/components/ui/anchor";
import { Notice } from "@/components/ui/notice";
import type { Warning } from "@/lib/engagements/reviews/warnings/rules";

/** What a reviewer should look at twice; nothing of it blocks. */
export function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Notice title="Worth a second look" className="print:hidden">
      <ul className="grid list-disc gap-1 pl-5">
        {warnings.map(({ text, reference }) => (
          <li key={text}>
            {text}
            {reference ? (
              <>
                {" "}
                <Anchor href={`/engagements/${reference}`} className="prose-link">
                  Open {reference}
                </Anchor>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
