import type { ReactNode } from "react";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Form, SubmitButton } from "@/components/ui/form";
import { formatDate } from "@/lib/dates";
import { deactivatePeopleAction, verifyPeopleAction } from "@/lib/people/actions";
import type { PersonRow } from "@/lib/people/queries";
import type { Result } from "@/lib/result";
import { NameInScript } from "./name-in-script";

type Side = { id: string; name: string; line: ReactNode };

type PairListProps = {
  path: "/people" | "/organisations" | "/posts";
  pairs: readonly { one: Side; other: Side }[];
  distinguish: (data: FormData) => Promise<Result<unknown>>;
};

/** Pairs that may be one, each with the two ways out of doubt. */
export function PairList({ path, pairs, distinguish }: PairListProps) {
  return (
    <ul className="grid gap-3">
      {pairs.map(({ one, other }) => (
        <li
          key={`${one.id} ${other.id}`}
          className="grid gap-3 rounded-lg border border-border bg-surface p-4"
        >
          <div className="grid gap-3 sm:grid-cols-2">
            {one.line}
            {other.line}
          </div>
          <div className="flex flex-wrap items-start gap-3 print:hidden">
            <ButtonLink size="sm" href={`${path}/${one.id}/merge?with=${other.id}`}>
              Compare<span className="sr-only"> {`${one.name} and ${other.name}`}</span>
            </ButtonLink>
            <Form action={distinguish} className="gap-2">
              <input type="hidden" name="oneId" value={one.id} />
              <input type="hidden" name="otherId" value={other.id} />
              <SubmitButton variant="quiet" size="sm">
                Not the same<span className="sr-only"> {`${one.name} and ${other.name}`}</span>
              </SubmitButton>
            </Form>
          </div>
        </li>
      ))}
    </ul>
  );
}

type TickListProps = { rows: readonly PersonRow[]; doing: "verify" | "deactivate" };

const DOINGS = {
  verify: { action: verifyPeopleAction, label: "Checked today" },
  deactivate: { action: deactivatePeopleAction, label: "No longer serve" },
};

/** People to tick, and what is then said of them at once. */
export function TickList({ rows, doing }: TickListProps) {
  const { action, label } = DOINGS[doing];
  return (
    <Form action={action}>
      <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
        {rows.map((person) => (
          <li key={person.id} className="flex items-start gap-3 px-4 py-3">
            <input
              type="checkbox"
              name="ids[]"
              value={person.id}
              aria-label={person.name}
              className="mt-1 size-4 shrink-0"
            />
            <PersonLine person={person} />
          </li>
        ))}
      </ul>
      <SubmitButton className="w-fit">{label}</SubmitButton>
    </Form>
  );
}

/** Somebody in such a list. */
export function PersonLine({ person }: { person: PersonRow }) {
  const met = person.lastMet
    ? `last met ${formatDate(person.lastMet.on, person.lastMet.precision)}`
    : "no meeting on record";
  const checked = person.verifiedOn ? `checked ${formatDate(person.verifiedOn)}` : "never checked";
  return (
    <div className="grid min-w-0 gap-0.5">
      <p>
        {person.rankText ? `${person.rankText} ` : null}
        <Anchor href={`/people/${person.id}`} className="prose-link">
          <bdi>{person.name}</bdi>
        </Anchor>{" "}
        {person.nativeName ? (
          <NameInScript name={person.nativeName} language={person.nativeLanguage} />
        ) : null}
      </p>
      <p className="text-sm text-muted">
        {[person.position, person.organisation, person.countryName].filter(Boolean).join(" · ")}
      </p>
      <p className="text-sm text-muted">
        {met}, {checked}
      </p>
    </div>
  );
}

type PlaceLineProps = { href: string; name: string; details: readonly (string | null)[] };

/** An organisation or a post in such a list. */
export function PlaceLine({ href, name, details }: PlaceLineProps) {
  return (
    <div className="grid min-w-0 gap-0.5">
      <p>
        <Anchor href={href} className="prose-link">
          <bdi>{name}</bdi>
        </Anchor>
      </p>
      <p className="text-sm text-muted">{details.filter(Boolean).join(" · ")}</p>
    </div>
  );
}
