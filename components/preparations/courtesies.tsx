import { GIFT_DIRECTION_LABELS } from "@/lib/engagements/labels";
import { moneyWords } from "@/lib/gifts/rules";
import type { Courtesies, PastGift } from "@/lib/preparations/courtesies/queries";
import { Meeting } from "./past-meetings";

/** What each office was given and gave the last time, and the protocol and honours of the last visit, so that neither falls behind. */
export function LastCourtesies({ courtesies }: { courtesies: readonly Courtesies[] }) {
  const said = courtesies.filter(({ exchanged, received }) => exchanged || received);
  if (said.length === 0)
    return <p className="text-muted">No gift, protocol or honours of an earlier meeting are on record.</p>;
  return (
    <ul className="grid gap-4 print:gap-2">
      {said.map(({ key, name, exchanged, received }) => (
        <li key={key} data-keep-together className="grid gap-1">
          <h3 className="font-medium">{name}</h3>
          {exchanged ? (
            <>
              <Meeting engagement={exchanged.engagement} />
              <ul className="grid gap-1">
                {exchanged.gifts.map((gift) => (
                  <li key={gift.id} className="break-words">
                    <span className="font-medium">{GIFT_DIRECTION_LABELS[gift.direction]}:</span>{" "}
                    {gift.description}
                    <span className="text-sm text-muted">
                      {gift.parties ? `, ${gift.parties}` : ""}, {worthOf(gift)}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p className="text-sm text-muted">No gift is on record.</p>
          )}
          {received ? (
            <>
              {received.engagement.id === exchanged?.engagement.id ? null : (
                <Meeting engagement={received.engagement} />
              )}
              {received.protocol ? (
                <p className="break-words">
                  <span className="font-medium">Protocol:</span> {received.protocol}
                </p>
              ) : null}
              {received.honours ? (
                <p className="break-words">
                  <span className="font-medium">Honours:</span> {received.honours}
                </p>
              ) : null}
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function worthOf({ value, currency }: PastGift): string {
  return value && currency ? moneyWords({ amount: value, currency }) : "value not stated";
}
