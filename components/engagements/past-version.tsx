import { changeWords } from "@/components/audit/change-words";
import { DescriptionList } from "@/components/ui/description-list";
import { fieldLabel, inFormOrder } from "@/lib/engagements/field-labels";
import { historyWords } from "@/lib/engagements/stored-words";

type PastVersionProps = {
  state: Record<string, unknown>;
  /** The words of what it names by code. */
  texts: ReadonlyMap<string, string>;
  hereZone: string;
};

/** A record as a version left it: field by field in words, without what was empty. */
export function PastVersion({ state, texts, hereZone }: PastVersionProps) {
  const fields = Object.entries(state).map(([field, value]) => ({ field, value }));
  const words = historyWords(String(state.type), texts);
  return (
    <DescriptionList
      items={inFormOrder(fields).map(({ field, value }) => ({
        label: fieldLabel(field),
        value: (
          <span className="grid gap-0.5">
            {changeWords(value, { field, words, zone: hereZone }).map((line, index) => (
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
