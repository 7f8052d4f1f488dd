import { Button } from "@/components/ui/button";
import type { PersonOption } from "@/lib/engagements/views";

/** Who may be meant by a name that was typed: people on record, or somebody further up in the list. */
export type Hint = { people: readonly PersonOption[]; twinName: string | null };

/** Asks whether somebody who was typed is one of them, and lets one on record be taken. */
export function NameHint({ hint, onTake }: { hint: Hint; onTake: (person: PersonOption) => void }) {
  const { people, twinName } = hint;
  if (people.length === 0 && twinName === null) return null;
  return (
    <div className="grid justify-items-start gap-1 text-sm" role="status">
      {twinName === null ? null : (
        <p className="text-warning">
          Perhaps the same as <bdi>{twinName}</bdi> in this list; remove one of the two if so.
        </p>
      )}
      {people.map((person) => (
        <p key={person.value} className="flex flex-wrap items-center gap-2">
          <span>
            Perhaps <bdi>{person.name}</bdi> on record
            <span className="text-muted"> {person.hint}</span>
          </span>
          <Button size="sm" onClick={() => onTake(person)}>
            Take<span className="sr-only"> {person.name}</span>
          </Button>
        </p>
      ))}
    </div>
  );
}
