import type { ComboboxOption } from "@/components/ui/combobox-options";
import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { createPortfolioAction, deletePortfolioAction, savePortfolioAction } from "@/lib/portfolios/actions";
import type { PortfolioView } from "@/lib/portfolios/queries";
import { PeriodFields } from "./period-fields";
import { PortfolioCountriesField } from "./portfolio-countries-field";
import { PortfolioCoverField } from "./portfolio-cover-field";

type PortfolioFormProps = {
  /** The id of the portfolio, or the one a new portfolio will have. */
  id: string;
  /** Null for a new one. */
  portfolio: PortfolioView | null;
  countries: readonly ComboboxOption[];
  /** Names of the other portfolios that a country belongs to, by its code. */
  elsewhere: Readonly<Record<string, readonly string[]>>;
  /** Own posts, and accounts, that can be named. */
  posts: readonly ComboboxOption[];
  people: readonly ComboboxOption[];
  /** Today, YYYY-MM-DD (UTC). */
  today: string;
};

/** Name, days, countries, posts and people of a portfolio, new or not. */
export function PortfolioForm(props: PortfolioFormProps) {
  const { id, portfolio, countries, elsewhere, posts, people, today } = props;
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
      <PortfolioCoverField
        legend="Posts"
        hint="Whoever holds the post on a day covers these countries. A successor does so from the day they take it. A backup covers while nobody else can."
        noun="post"
        name="posts"
        field="postId"
        rows={(portfolio?.posts ?? []).map(({ postId, ...row }) => ({ ...row, of: postId }))}
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
        rows={(portfolio?.members ?? []).map(({ userId, ...row }) => ({ ...row, of: userId }))}
        options={people}
        empty="Nobody is named directly."
        today={today}
      />
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
