"use client";

import { useState } from "react";
import { RaisedMarking } from "@/components/layout/raised-marking";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import { findEventsAction, placeOnMarginsAction } from "@/lib/engagements/margins/actions";
import type { MarkedOption } from "@/lib/engagements/views";
import { PlaceForm } from "./place-form";

type PlaceOnMarginsProps = {
  engagement: { id: string; version: number };
  /** On whose margins it is held now. */
  event: { id: string; reference: string; title: string } | null;
};

/** Puts an engagement on the margins of an event, or takes it off. */
export function PlaceOnMargins({ engagement, event }: PlaceOnMarginsProps) {
  const [near, setNear] = useState<readonly MarkedOption[] | null>(null);
  const [restricted, setRestricted] = useState<readonly string[]>([]);

  function find(query: string): Promise<MarkedOption[]> {
    return findEventsAction(query, engagement.id).then((found) => {
      setRestricted((known) => [...new Set([...known, ...markedOf(found)])]);
      return found;
    });
  }

  /** Few pages of a record are opened to say this: what is around its days is asked for when the field is. */
  function lookAround() {
    if (near !== null) return;
    setNear([]);
    find("").then(setNear, () => setNear(null));
  }

  return (
    <PlaceForm engagement={engagement} action={placeOnMarginsAction} save="Save the event">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to the field inside, which is the interactive part */}
      <div onFocus={lookAround}>
        <Combobox
          name="eventId"
          label="It is held on the margins of"
          listLabel="Events"
          hint="Offered are events around its days; type a title, or the whole reference of one at another time. Left empty, it is held by itself."
          optional
          options={(near ?? []).map(optionOf)}
          search={async (query) => (await find(query)).map(optionOf)}
          defaultChosen={event ? [{ value: event.id, label: event.title, hint: event.reference }] : []}
          whileShown={(shown) =>
            shown.some(({ value }) => restricted.includes(value)) ? <RaisedMarking /> : null
          }
        />
      </div>
    </PlaceForm>
  );
}

function markedOf(events: readonly MarkedOption[]): string[] {
  return events.filter(({ marking }) => marking === "CUI").map(({ value }) => value);
}

function optionOf({ value, label, hint, marking }: MarkedOption): ComboboxOption {
  return { value, label, hint: marking === "CUI" ? `${hint} · CUI` : hint };
}
