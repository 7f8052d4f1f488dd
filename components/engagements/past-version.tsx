import { changeWords } from "@/components/audit/change-words";
import { DescriptionList } from "@/components/ui/description-list";
import { fieldLabel } from "./value-words";

/** A record as a version left it: field by field in words, without what was empty. */
export function PastVersion({ state, hereZone }: { state: Record<string, unknown>; hereZone: string }) {
  return (
    <DescriptionList
      items={Object.entries(state).map(([field, value]) => ({
        label: fieldLabel(field),
        value: (
          <span className="grid gap-0.5">
            {changeWords(value, hereZone).map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a past version never move
              <span key={index} className="block whitespace-pre-line wrap-anywhere">
                {line}
              </span>
            ))}
          </span>
        ),
      }))}
    />
  );
}
