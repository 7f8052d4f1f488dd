import { Anchor } from "@/components/ui/anchor";
import { Notice } from "@/components/ui/notice";
import { fieldLabel } from "@/lib/engagements/field-labels";
import type { Warning } from "@/lib/engagements/warnings/rules";

/** What a reviewer should look at twice; nothing of it blocks. */
export function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Notice title="Worth a second look" className="print:hidden">
      <ul className="grid list-disc gap-1 pl-5">
        {warnings.map(({ text, reference, field }) => (
          <li key={`${field} ${text} ${reference}`}>
            {field ? <span className="text-muted">{labelOf(field)}: </span> : null}
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

/** Of a row, the list it stands in. */
function labelOf(field: string): string {
  return fieldLabel(field.replace(/\.\d+(\..*)?$/, ""));
}
