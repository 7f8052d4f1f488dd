"use client";

import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { choiceField, choicesField, dayField, textField, tickField } from "@/components/ui/merged-fields";
import { type FormText, type MergedField, textOf } from "@/components/ui/merging";
import { MergingForm } from "@/components/ui/merging-form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { createPortfolioAction, deletePortfolioAction, savePortfolioAction } from "@/lib/portfolios/actions";
import type { PortfolioView } from "@/lib/portfolios/queries";
import { PeriodFields } from "./period-fields";
import { PortfolioCountriesField } from "./portfolio-countries-field";
import { PortfolioCoverField } from "./portfolio-cover-field";

/** What the form shows of a portfolio. */
export type PortfolioFacts = Omit<PortfolioView, "id" | "cover">;

type PortfolioFormProps = {
  /** The id of the portfolio, or the one a new portfolio will have. */
  id: string;
  /** Null for a new one. */
  portfolio: PortfolioFacts | null;
  countries: readonly ComboboxOption[];
  /** Names of the other portfolios that a country belongs to, by its code. */
  elsewhere: Readonly<Record<string, readonly string[]>>;
  /** Own posts, and accounts, that can be named. */
  posts: readonly ComboboxOption[];
  people: readonly ComboboxOption[];
  /** Today, YYYY-MM-DD (UTC). */
  today: string;
};

type Lists = Pick<PortfolioFormProps, "countries" | "posts" | "people">;

const LABELS = {
  name: "Name",
  startsOn: "First day",
  endsOn: "Last day",
  countries: "Countries",
  isBackup: "Backup only",
} as const;

/** The fields of a portfolio, as two versions of them are compared. */
function fieldsOf({ countries, posts, people }: Lists): readonly MergedField[] {
  const days = [dayField("startsOn", LABELS.startsOn), dayField("endsOn", LABELS.endsOn)];
  const rowsOf = (name: string, label: string, of: string, options: readonly ComboboxOption[]) => {
    const named = choiceField(of, label, options);
    const fields = [named, ...days, tickField("isBackup", LABELS.isBackup)];
    const nameOf = (row: FormText) => named.words?.(row) ?? "";
    return { names: [name] as const, label, rows: { keys: [of], fields, nameOf } };
  };
  return [
    textField("name", LABELS.name),
    ...days,
    choicesField("countries", LABELS.countries, countries),
    rowsOf("posts", "Post", "postId", posts),
    rowsOf("members", "Person", "userId", people),
  ];
}

/** Name, days, countries, posts and people of a portfolio, new or not. */
export function PortfolioForm({ id, portfolio, ...given }: PortfolioFormProps) {
  if (!portfolio)
    return (
      <Form action={createPortfolioAction}>
        <RecordKey id={id} />
        <PortfolioFields said={{ startsOn: given.today }} {...given} />
        <SubmitButton className="justify-self-start">Create portfolio</SubmitButton>
      </Form>
    );
  const fields = fieldsOf(given);
  const countries = portfolio.countries.map(({ code }) => code);
  return (
    <MergingForm
      id={id}
      record={{ version: portfolio.version, values: textOf({ ...portfolio, countries }, fields) }}
      fields={fields}
      action={savePortfolioAction}
      savedMessage="Saved. It holds from everybody's next request on."
    >
      {(said) => (
        <>
          <PortfolioFields said={said} {...given} />
          <SubmitButton className="justify-self-start">Save</SubmitButton>
        </>
      )}
    </MergingForm>
  );
}

type PortfolioFieldsProps = Lists & Pick<PortfolioFormProps, "elsewhere" | "today"> & { said: FormText };

function PortfolioFields({ said, countries, elsewhere, posts, people, today }: PortfolioFieldsProps) {
  return (
    <>
      <FormTextField
        name="name"
        label={LABELS.name}
        defaultValue={said.name}
        maxLength={120}
        autoComplete="off"
      />
      <PeriodFields startsOn={said.startsOn} endsOn={said.endsOn} />
      <PortfolioCountriesField
        countries={countries}
        chosen={chosenIn(countries, said.countries)}
        elsewhere={elsewhere}
      />
      <PortfolioCoverField
        legend="Posts"
        hint="Whoever holds the post on a day covers these countries. A successor does so from the day they take it. A backup covers while nobody else can."
        noun="post"
        name="posts"
        field="postId"
        said={said}
        options={posts}
        empty="No post covers these countries."
        today={today}
      />
      <PortfolioCoverField
        legend="People"
        hint="For those who cover without a post, from the first to the last day, both included."
        noun="person"
        name="members"
        field="userId"
        said={said}
        options={people}
        empty="Nobody is named directly."
        today={today}
      />
    </>
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
