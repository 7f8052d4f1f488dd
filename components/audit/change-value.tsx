import { Icon } from "@/components/ui/icon";
import { type Piece, rowChanges, wordChanges } from "@/lib/audit/diff";
import { counted, formatCount } from "@/lib/counts";
import { changeWords, type Reading } from "./change-words";

type ChangeValueProps = {
  from: unknown;
  to: unknown;
  reading: Reading;
  /** Rows of a list that are shown; all of them unless given. */
  mostRows?: number;
};

/** What became of one field: words taken out and put in, rows that went and came, or simply what it was and became. */
export function ChangeValue({ from, to, reading, mostRows }: ChangeValueProps) {
  if (Array.isArray(from) || Array.isArray(to))
    return <Rows pieces={rowChanges(listOf(from), listOf(to))} reading={reading} mostRows={mostRows} />;
  if (isProse(from) && isProse(to))
    return (
      <p className="max-w-prose whitespace-pre-line wrap-anywhere">
        {wordChanges(from, to).map(({ value, fate }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a past version never move
          <Marked key={index} fate={fate}>
            {value}
          </Marked>
        ))}
      </p>
    );
  return (
    <p className="flex flex-wrap gap-x-2 gap-y-1 wrap-anywhere">
      {isNothing(from) ? null : (
        <>
          <Marked fate="removed">{changeWords(from, reading).join(", ")}</Marked>{" "}
        </>
      )}
      {isNothing(to) ? (
        <span className="text-muted">now nothing</span>
      ) : (
        <Marked fate="added">{changeWords(to, reading).join(", ")}</Marked>
      )}
    </p>
  );
}

type RowsProps = Pick<ChangeValueProps, "reading" | "mostRows"> & { pieces: readonly Piece<unknown>[] };

function Rows({ pieces, reading, mostRows }: RowsProps) {
  const changed = pieces.filter(({ fate }) => fate !== "kept");
  const kept = pieces.length - changed.length;
  const shown = changed.slice(0, mostRows);
  return (
    <ul className="grid gap-1">
      {shown.map(({ value, fate }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a past version never move
        <li key={index} className="flex items-baseline gap-1.5 wrap-anywhere">
          <Icon name={fate === "added" ? "plus" : "minus"} size={3.5} className="translate-y-0.5" />
          <Marked fate={fate}>{changeWords(value, reading).join(", ")}</Marked>
        </li>
      ))}
      {shown.length < changed.length ? (
        <li className="text-muted">and {formatCount(changed.length - shown.length)} more</li>
      ) : null}
      {kept > 0 ? <li className="text-muted">{counted(kept, "entry stayed", "entries stayed")}</li> : null}
    </ul>
  );
}

/** Colour, line and, for who listens, words say what was done. */
function Marked({ fate, children }: { fate: Piece<unknown>["fate"]; children: string }) {
  if (fate === "kept") return children;
  const isAdded = fate === "added";
  const Tag = isAdded ? "ins" : "del";
  return (
    <Tag
      className={
        isAdded
          ? "rounded-xs bg-success-soft text-success underline underline-offset-2"
          : "rounded-xs bg-danger-soft text-danger line-through"
      }
    >
      <span className="sr-only">{isAdded ? " [added: " : " [removed: "}</span>
      {children}
      <span className="sr-only">] </span>
    </Tag>
  );
}

/** Texts of several words, whose words are compared. */
function isProse(value: unknown): value is string {
  return typeof value === "string" && value.trim().split(/\s+/).length > 3;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
