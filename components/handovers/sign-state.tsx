import { Badge } from "@/components/ui/badge";
import { formatInstant } from "@/lib/dates";
import { type Item, itemKey, type Signed } from "@/lib/handovers/rules";

type SignStateProps = Signed & {
  item: Item;
  /** What the item is called, for whoever does not see the row. */
  name: string;
  /** Whether the reader signs: then what is not signed has its box. */
  maySign: boolean;
  zone: string;
};

/** Whether whoever follows has signed for an item, and the box to do so. */
export function SignState({ signature, isChanged, item, name, maySign, zone }: SignStateProps) {
  const isSigned = signature !== null && !isChanged;
  const who = signature ? `${signature.by ?? "somebody"}, ${formatInstant(signature.at, zone)}` : "";
  const box = `sign-${item.section}-${item.id}`;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {isSigned ? (
        <>
          <Badge tone="success" icon="circle-check">
            Signed
          </Badge>
          <span className="text-muted">{who}</span>
        </>
      ) : signature ? (
        <>
          <Badge tone="warning" icon="refresh">
            Changed since it was signed
          </Badge>
          <span className="text-muted">last by {who}</span>
        </>
      ) : (
        <Badge icon="circle-dashed">Not signed</Badge>
      )}
      {maySign && !isSigned ? (
        <span className="flex min-h-6 items-center gap-2 print:hidden">
          <input
            id={box}
            type="checkbox"
            name="items[]"
            value={itemKey(item)}
            className="size-5 shrink-0 accent-primary"
          />
          <label htmlFor={box} className="font-medium">
            I take this over<span className="sr-only"> ({name})</span>
          </label>
        </span>
      ) : null}
    </div>
  );
}
