import { BiographyCard } from "@/components/people/biography-card";
import { Anchor } from "@/components/ui/anchor";
import { formatDate, formatDateRange } from "@/lib/dates";
import { engagementType } from "@/lib/engagements/types";
import { SERVICE_LABELS, STRENGTH_LABELS } from "@/lib/people/labels";
import { BAND_LABELS } from "@/lib/people/ranks";
import { contactsWords } from "@/lib/preparations/labels";
import type { Counterpart } from "@/lib/preparations/queries";

/** Each counterpart: who it is, how to meet them, and the last five times somebody met them. */
export function CounterpartCards({ counterparts }: { counterparts: readonly Counterpart[] }) {
  return (
    <ul className="grid gap-3 lg:grid-cols-2 lg:gap-x-8 print:grid-cols-2 print:gap-2 print:gap-x-4">
      {counterparts.map((counterpart) => (
        <li
          key={counterpart.person?.id ?? counterpart.name}
          data-keep-together
          className="grid content-start gap-2 rounded-lg border border-border bg-surface p-4 print:p-2"
        >
          <div>
            <h3 className="font-semibold">
              {counterpart.person ? (
                <Anchor href={`/people/${counterpart.person.id}`} className="hover:underline">
                  <Title counterpart={counterpart} />
                </Anchor>
              ) : (
                <Title counterpart={counterpart} />
              )}
              {counterpart.isPrincipal ? <span className="text-muted">, principal</span> : null}
            </h3>
            <p className="text-sm">{factsOf(counterpart)}</p>
          </div>
          {counterpart.person ? (
            <BiographyCard
              person={counterpart.person}
              className="border-y border-border text-sm sm:grid-cols-[7rem_minmax(0,1fr)]"
            />
          ) : null}
          <Contacts counterpart={counterpart} />
        </li>
      ))}
    </ul>
  );
}

/** Rank and name, each in the direction of its own script. */
function Title({ counterpart: { rankText, name, person } }: { counterpart: Counterpart }) {
  const rank = person?.rankText ?? rankText;
  return (
    <>
      {rank ? (
        <>
          <bdi>{rank}</bdi>{" "}
        </>
      ) : null}
      <bdi>{person?.name ?? name}</bdi>
    </>
  );
}

function factsOf({ person, position, organisation }: Counterpart): string {
  return [
    person?.nativeName,
    person?.position ?? position,
    person?.organisation ?? organisation,
    person?.countryName,
    person?.service ? SERVICE_LABELS[person.service] : null,
    person?.band ? BAND_LABELS[person.band] : null,
    person && !person.isActive ? "no longer active" : null,
    person?.lastMet ? `last met ${formatDate(person.lastMet.on, person.lastMet.precision)}` : null,
    person?.standing.strength
      ? `relationship ${STRENGTH_LABELS[person.standing.strength].toLowerCase()}`
      : null,
    person?.standing.nextContactOn ? `meet again by ${formatDate(person.standing.nextContactOn)}` : null,
  ]
    .filter(Boolean)
    .join(" · ");
}

function Contacts({ counterpart: { person, contacts } }: { counterpart: Counterpart }) {
  const instead = contactsWords(contacts);
  return (
    <div className="grid gap-1 text-sm">
      {person ? null : <p className="text-muted">Not on record as a person.</p>}
      {instead ? <p className="text-muted">{instead}</p> : null}
      {contacts.rows.length === 0 ? <p className="text-muted">No earlier contact is on record.</p> : null}
      <ol className="grid gap-1">
        {contacts.rows.map((row) => (
          <li key={row.id}>
            <span className="tabular-nums text-muted">
              {formatDateRange(row.startsOn, row.endsOn, row.datePrecision)}
            </span>{" "}
            <Anchor href={`/engagements/${row.reference}`} className="prose-link">
              {row.title}
            </Anchor>{" "}
            <span className="text-muted">
              {engagementType(row.type)?.name ?? row.type}
              {row.under ? (
                <>
                  , under <bdi>{row.under}</bdi>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
