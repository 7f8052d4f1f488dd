import type { ReactNode } from "react";
import { Form, SubmitButton } from "@/components/ui/form";
import type { Result } from "@/lib/result";

type MergeChoice = {
  field: string;
  label: string;
  /** Both say the same: there is nothing to choose. */
  isSame: boolean;
  chosen: "winner" | "loser";
  winner: ReactNode;
  loser: ReactNode;
};

type MergeChoicesProps = {
  action: (data: FormData) => Promise<Result<unknown>>;
  winner: { id: string; version: number };
  loser: { id: string; version: number };
  choices: readonly MergeChoice[];
};

/** Two records side by side, field by field, the one that stays on the left. */
export function MergeChoices({ action, winner, loser, choices }: MergeChoicesProps) {
  return (
    <Form action={action} staleNote={<p>Reload the page to compare them as they are now.</p>}>
      <input type="hidden" name="winnerId" value={winner.id} />
      <input type="hidden" name="loserId" value={loser.id} />
      <input type="hidden" name="winnerVersion" value={winner.version} />
      <input type="hidden" name="loserVersion" value={loser.version} />
      <div className="grid gap-4">
        {choices.map((choice) => (
          <Choice key={choice.field} {...choice} />
        ))}
      </div>
      <SubmitButton className="w-fit" pendingLabel="Merging…">
        Merge
      </SubmitButton>
    </Form>
  );
}

function Choice({ field, label, isSame, chosen, winner, loser }: MergeChoice) {
  const sides = [
    { side: "winner", value: winner },
    { side: "loser", value: loser },
  ] as const;
  return (
    <fieldset className="grid min-w-0 gap-1.5 border-b border-border pb-4">
      <legend className="float-left mb-1.5 font-medium">{label}</legend>
      {isSame ? (
        <p className="clear-both">
          {winner} <span className="text-sm text-muted">(the same in both)</span>
        </p>
      ) : (
        <div className="clear-both grid gap-2 sm:grid-cols-2">
          {sides.map(({ side, value }) => (
            <label
              key={side}
              className="flex min-h-10 min-w-0 items-center gap-2.5 rounded-md border border-control bg-surface px-3 py-2 has-checked:border-primary has-checked:bg-selected"
            >
              <input
                type="radio"
                name={`fields.${field}`}
                value={side}
                defaultChecked={chosen === side}
                className="size-4 shrink-0"
              />
              <span className="min-w-0 break-words">{value}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** What stands in a field, or that nothing does. */
export function MergeValue({ text }: { text: string | null }) {
  return text ? (
    <bdi className="wrap-anywhere whitespace-pre-line">{text}</bdi>
  ) : (
    <span className="text-muted">Nothing</span>
  );
}
