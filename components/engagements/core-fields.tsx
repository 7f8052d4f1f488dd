"use client";

import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { pick } from "@/components/ui/combobox-options";
import { Disclosure } from "@/components/ui/disclosure";
import { FormSelectField, FormTextareaField, FormTextField } from "@/components/ui/form";
import { withArticle } from "@/lib/countries/articles";
import { heldWith, proposedPlace } from "@/lib/engagements/countries/rules";
import { STATUS_LABELS } from "@/lib/engagements/labels";
import { TEXT_LIMITS } from "@/lib/engagements/schema";
import { isCalledOff } from "@/lib/engagements/status/rules";
import { defaultTitle } from "@/lib/engagements/titles/rules";
import { type EngagementType, TYPE_GROUPS, type TypeGroupCode, typesInGroup } from "@/lib/engagements/types";
import { CountryFields } from "./country-fields";
import { useFormSetting } from "./form-context";
import type { FormValues } from "./form-values";
import { WhenFields } from "./when-fields";

type CoreFieldsProps = {
  initial: FormValues;
  type: EngagementType | null;
  onType: (code: string) => void;
  countries: readonly string[];
  onCountries: (codes: readonly string[]) => void;
  /** The first day as it stands in the form, whole or not. */
  startsOn: string;
  onStart: (startsOn: string) => void;
  onStatus: (status: string) => void;
};

/** What it is, with whom, when and where: enough for a draft. */
export function CoreFields({
  initial,
  type,
  onType,
  countries,
  onCountries,
  startsOn,
  onStart,
  onStatus,
}: CoreFieldsProps) {
  const { options, zones, isSaved } = useFormSetting();
  const [roles, setRoles] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(initial.countries.map(({ code, role }) => [code, role])),
  );
  const named = countries.map((code) => ({ code, role: roles[code] ?? "" }));
  const coming = heldWith(named);
  const proposed = proposedPlace(type, named);
  // What is on record was chosen, even where it is empty; in a new form only what nobody would have proposed.
  const [host, setHost] = useState(
    isSaved || (initial.hostCountry && initial.hostCountry !== proposed) ? initial.hostCountry : null,
  );
  const nameOf = (code: string) => options.countries.find(({ value }) => value === code)?.label ?? code;
  const hostCode = host ?? proposed;
  const placeCode = hostCode || coming[0]?.code;
  const zone = placeCode ? zones[placeCode] : undefined;
  const names = coming.map(({ code }) => nameOf(code));
  const title = type && names.length > 0 ? defaultTitle(type.name, names) : null;

  return (
    <>
      <div className="grid gap-5 sm:grid-cols-[3fr_2fr]">
        <FormSelectField
          name="type"
          label="Type"
          hint={type?.description}
          value={type?.code ?? ""}
          emptyLabel="Choose a type"
          onChange={(event) => onType(event.target.value)}
        >
          {Object.entries(TYPE_GROUPS).map(([group, name]) => (
            <optgroup key={group} label={name}>
              {typesInGroup(group as TypeGroupCode).map(({ code, name: typeName }) => (
                <option key={code} value={code}>
                  {typeName}
                </option>
              ))}
            </optgroup>
          ))}
        </FormSelectField>
        {type && type.subtypes.length > 0 ? (
          <FormSelectField
            key={type.code}
            name="subtype"
            label="Subtype"
            optional
            emptyLabel="Not said"
            defaultValue={initial.subtype}
            options={type.subtypes.map(({ code, name }) => ({ value: code, label: name }))}
          />
        ) : null}
      </div>
      <CountryFields
        initial={initial.countries}
        type={type}
        onChange={onCountries}
        onRole={(code, role) => setRoles((current) => ({ ...current, [code]: role }))}
      />
      <WhenFields
        initial={initial}
        placeZone={zone && placeCode ? { zone, country: withArticle(placeCode, nameOf(placeCode)) } : null}
        onStart={onStart}
      />
      <StatusFields initial={initial} startsOn={startsOn} onStatus={onStatus} />
      <FormTextField
        name="title"
        label="Title"
        optional
        hint={title ? `Left empty, it reads “${title}”.` : undefined}
        maxLength={TEXT_LIMITS.title}
        defaultValue={initial.title}
      />
      <FormTextareaField
        name="purpose"
        label="Purpose"
        hint="What it is for, in one sentence. Needed to publish; a report may say its key outcomes instead."
        rows={2}
        maxLength={TEXT_LIMITS.purpose}
        defaultValue={initial.purpose}
      />
      <Disclosure
        summary={
          <span>Place{hostCode ? <span className="text-muted"> {nameOf(hostCode)}</span> : null}</span>
        }
        open={Boolean(initial.venue || initial.city || initial.hostCountry)}
      >
        <PlaceFields
          initial={initial}
          host={hostCode}
          proposedHost={proposed}
          isElsewhere={!isSaved && placeCode !== (initial.hostCountry || initial.countries[0]?.code)}
          onHost={setHost}
        />
      </Disclosure>
    </>
  );
}

/** Until someone chooses, the date says the status: what lies behind was held, what lies ahead is planned. */
function StatusFields({
  initial,
  startsOn,
  onStatus,
}: Pick<CoreFieldsProps, "initial" | "startsOn" | "onStatus">) {
  const { options, today, statuses } = useFormSetting();
  const [chosen, setChosen] = useState(initial.status);
  const status = chosen || (startsOn !== "" && startsOn <= today ? "COMPLETE" : "PLANNED");
  const needsReason = isCalledOff(status);
  return (
    <>
      <FormSelectField
        name="status"
        label="Status"
        value={status}
        onChange={(event) => {
          setChosen(event.target.value);
          onStatus(event.target.value);
        }}
        options={statuses.map((value) => ({ value, label: STATUS_LABELS[value] }))}
        className="w-56"
      />
      <fieldset
        disabled={!needsReason}
        hidden={!needsReason}
        className={needsReason ? "grid gap-5 sm:grid-cols-[2fr_3fr]" : undefined}
      >
        <FormSelectField
          name="closingReasonId"
          label="Reason"
          emptyLabel="Choose a reason"
          defaultValue={initial.closingReasonId}
          options={options.picklists.CLOSING_REASON}
        />
        <FormTextField
          name="statusReason"
          label="Reason in words"
          optional
          maxLength={TEXT_LIMITS.statusReason}
          defaultValue={initial.statusReason}
        />
      </fieldset>
    </>
  );
}

type PlaceFieldsProps = {
  initial: FormValues;
  host: string;
  /** What `host` is until somebody chooses. */
  proposedHost: string;
  /** Another country than the one the form began with, where a city that was taken over cannot be. */
  isElsewhere: boolean;
  onHost: (code: string) => void;
};

function PlaceFields({ initial, host, proposedHost, isElsewhere, onHost }: PlaceFieldsProps) {
  const { options } = useFormSetting();
  const [typedCity, setTypedCity] = useState<string | null>(null);
  const city = typedCity ?? (isElsewhere ? "" : initial.city);
  const goTo = (venue: string) => {
    const place = options.places.find((one) => one.venue === venue);
    if (place?.city && city === "") setTypedCity(place.city);
  };
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <FormTextField
        name="venue"
        label="Venue"
        optional
        maxLength={TEXT_LIMITS.venue}
        hint="One of an earlier engagement brings its city."
        defaultValue={initial.venue}
        onChange={(event) => goTo(event.target.value)}
        list="venues"
      />
      <FormTextField
        name="city"
        label="City"
        optional
        maxLength={TEXT_LIMITS.city}
        value={city}
        onChange={(event) => setTypedCity(event.target.value)}
        list="cities"
      />
      <Combobox
        // The picker keeps what it holds; it begins anew when something else is proposed, which is never while it is typed in.
        key={proposedHost}
        name="hostCountry"
        label="Country where it takes place"
        optional
        options={options.countries}
        defaultChosen={pick(options.countries, [host])}
        onChosen={([chosen]) => onHost(chosen?.value ?? "")}
      />
      <div className="grid grid-cols-2 gap-3">
        <FormTextField
          name="latitude"
          label="Latitude"
          optional
          hint="Degrees, south negative."
          maxLength={20}
          defaultValue={initial.latitude}
        />
        <FormTextField
          name="longitude"
          label="Longitude"
          optional
          hint="Degrees, west negative."
          maxLength={20}
          defaultValue={initial.longitude}
        />
      </div>
      <Suggestions id="venues" values={options.places.map(({ venue }) => venue)} />
      <Suggestions id="cities" values={options.places.map(({ city }) => city)} />
    </div>
  );
}

/** Places of earlier engagements. */
function Suggestions({ id, values }: { id: string; values: readonly (string | null)[] }) {
  return (
    <datalist id={id}>
      {[...new Set(values)].map((value) => (value ? <option key={value} value={value} /> : null))}
    </datalist>
  );
}
