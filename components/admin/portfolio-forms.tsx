import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { createPortfolioAction, deletePortfolioAction, savePortfolioAction } from "@/lib/portfolios/actions";
import type { PortfolioView } from "@/lib/portfolios/queries";
import { PeriodFields } from "./period-fields";
import { PortfolioCountriesField } from "./portfolio-countries-field";
import { PortfolioMembersField } from "./portfolio-members-field";

type PortfolioFormProps = {
  /** The id of the portfolio, or the one a new portfolio will have. */
  id: string;
  /** Null for a new one. */
  portfolio: PortfolioView | null;
  countries: readonly ComboboxOption[];
  /** Names of the other portfolios that a country belongs to, by its code. */
  elsewhere: Readonly<Record<string, readonly string[]>>;
  people: readonly ComboboxOption[];
  /** Today, YYYY-MM-DD (UTC). */
  today: string;
};

/** Name, days, countries and people of a portfolio, new or not. */
export function PortfolioForm({ id, portfolio, countries, elsewhere, people, today }: PortfolioFormProps) {
  const held = portfolio?.countries.map((country) => country.code) ?? [];
  return (
    <Form
      action={portfolio ? savePortfolioAction : createPortfolioAction}
      savedMessage="Saved. It holds from everybody's next request on."
      staleNote={portfolio ? <SavedVersionNote href={`/admin/portfolios/${portfolio.id}`} /> : null}
    >
      <RecordKey id={id} version={portfolio?.version} />
      <FormTextField
        name="name"
        label="Name"
        defaultValue={portfolio?.name}
        maxLength={120}
        autoComplete="off"
      />
      <PeriodFields startsOn={portfolio?.startsOn ?? today} endsOn={portfolio?.endsOn ?? null} />
      <PortfolioCountriesField
        countries={countries}
        chosen={held.flatMap((code) => countries.find((option) => option.value === code) ?? [])}
        elsewhere={elsewhere}
      />
      <PortfolioMembersField members={portfolio?.members ?? []} people={people} today={today} />
      <SubmitButton className="justify-self-start">{portfolio ? "Save" : "Create portfolio"}</SubmitButton>
    </Form>
  );
}

/** For a portfolio that was never given to anyone. */
export function DeletePortfolioForm({ id, version }: { id: string; version: number }) {
  return (
    <Form action={deletePortfolioAction} staleNote={<SavedVersionNote href={`/admin/portfolios/${id}`} />}>
      <RecordKey id={id} version={version} />
      <SubmitButton variant="danger" className="justify-self-start" pendingLabel="Deleting…">
        Delete portfolio
      </SubmitButton>
    </Form>
  );
}
