import { changeWords } from "@/components/audit/change-words";
import { DescriptionList } from "@/components/ui/description-list";
import { SECTIONS } from "@/lib/engagements/sections";
import { historyWords } from "@/lib/engagements/stored-words";
import { fieldLabel } from "./value-words";

type PastVersionProps = {
  state: Record<string, unknown>;
  /** The words of the objectives that it names, by code. */
  objectives: ReadonlyMap<string, string>;
  hereZone: string;
};

/** A record as a version left it: field by field in words, without what was empty. */
export function PastVersion({ state, objectives, hereZone }: PastVersionProps) {
  const words = historyWords(String(state.type), objectives);
  return (
    <DescriptionList
      items={inOrder(state).map(([field, value]) => ({
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

const ORDER: readonly string[] = SECTIONS.flatMap(({ fields }) => fields);

/** In the order of the form; what no form shows comes last. */
function inOrder(state: Record<string, unknown>): [field: string, value: unknown][] {
  const place = (field: string) => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);
  return Object.entries(state).toSorted(([a], [b]) => place(a) - place(b));
}
