"use client";

import { useState } from "react";
import { RaisedMarking } from "@/components/layout/raised-marking";
import { Combobox } from "@/components/ui/combobox";
import { findEventsAction, placeOnMarginsAction } from "@/lib/engagements/margins/actions";
import { PlaceForm } from "./place-form";

type PlaceOnMarginsProps = {
  engagement: { id: string; version: number };
  /** On whose margins it is held now. */
  event: { id: string; reference: string; title: string } | null;
};

/** Puts an engagement on the margins of an event, or takes it off. */
export function PlaceOnMargins({ engagement, event }: PlaceOnMarginsProps) {
  const [restricted, setRestricted] = useState<readonly string[]>([]);
  return (
    <PlaceForm engagement={engagement} action={placeOnMarginsAction} save="Save the event">
      <Combobox
        name="eventId"
        label="It is held on the margins of"
        listLabel="Events"
        hint="Offered are events around its days; type a title, or the whole reference of one at another time. Left empty, it is on nobody's."
        optional
        search={async (query) => {
          const found = await findEventsAction(query, engagement.id);
          const marked = found.filter(({ marking }) => marking === "CUI").map(({ value }) => value);
          setRestricted((known) => [...new Set([...known, ...marked])]);
          return found.map(({ value, label, hint, marking }) => ({
            value,
            label,
            hint: marking === "CUI" ? `${hint} · CUI` : hint,
          }));
        }}
        defaultChosen={event ? [{ value: event.id, label: event.title, hint: event.reference }] : []}
        whileShown={(shown) =>
          shown.some(({ value }) => restricted.includes(value)) ? <RaisedMarking /> : null
        }
      />
    </PlaceForm>
  );
}
