import { Icon } from "@/components/ui/icon";
import type { Problem } from "@/lib/engagements/rules";
import { fieldLabel } from "./value-words";

/** What deserves a second look, each with the field it is about. */
export function RecordWarnings({ warnings }: { warnings: readonly Problem[] }) {
  return (
    <ul className="grid gap-2">
      {warnings.map(({ field, message }) => (
        <li key={`${field} ${message}`} className="flex gap-2">
          <Icon name="alert" className="mt-0.5 size-4 text-warning" label="Warning" />
          <span className="min-w-0 break-words">
            <span className="text-muted">{labelOf(field)}:</span> {message}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Of a row, the list it stands in. */
function labelOf(field: string): string {
  return fieldLabel(field.replace(/\.\d+(\..*)?$/, ""));
}
