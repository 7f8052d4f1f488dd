"use client";

import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import type { ChosenOption, ComboboxOption } from "@/components/ui/combobox-options";

type PortfolioCountriesFieldProps = {
  countries: readonly ComboboxOption[];
  chosen: readonly ComboboxOption[];
  /** Names of the other portfolios that a country belongs to, by its code. */
  elsewhere: Readonly<Record<string, readonly string[]>>;
};

/** The countries of a portfolio; says which of them another one has already. */
export function PortfolioCountriesField({ countries, chosen, elsewhere }: PortfolioCountriesFieldProps) {
  const [current, setCurrent] = useState<readonly ChosenOption[]>(chosen);
  const covered = current.flatMap(({ value, label }) =>
    (elsewhere[value] ?? []).map((portfolio) => ({ key: `${value} ${portfolio}`, label, portfolio })),
  );
  return (
    <div className="grid gap-1.5">
      <Combobox
        name="countries"
        label="Countries"
        hint="Type to narrow; a pasted list of names is split into its lines."
        multiple
        options={countries}
        defaultChosen={chosen}
        onChosen={setCurrent}
      />
      <div role="status" className="text-sm empty:hidden">
        {covered.length > 0 ? (
          <ul>
            {covered.map(({ key, label, portfolio }) => (
              <li key={key}>
                {label} is in the portfolio {portfolio} already.
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}
