import type { Route } from "next";
import { HistoryDisclosure } from "@/components/audit/history";
import { Anchor } from "@/components/ui/anchor";
import { Dialog } from "@/components/ui/dialog";
import { Form, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { fieldLabelOf } from "@/lib/audit/describe";
import type { RevisionView } from "@/lib/audit/diff";
import { removeTemplateAction } from "@/lib/engagements/templates/actions";
import type { TemplateView } from "@/lib/engagements/templates/queries";
import { ChangeTemplateForm } from "./template-form";

type TemplateListProps = {
  templates: readonly TemplateView[];
  portfolios: readonly { value: string; label: string }[];
  /** The versions of each, by its id. */
  histories: ReadonlyMap<string, readonly RevisionView[]>;
  /** IANA zone in which the moments are read. */
  hereZone: string;
};

/** Templates as links that start from them; their owner renames, shares and removes them here. */
export function TemplateList({ templates, portfolios, histories, hereZone }: TemplateListProps) {
  const names = new Map([
    ...templates.flatMap(({ portfolio }) => portfolio ?? []).map(({ id, name }) => [id, name] as const),
    ...portfolios.map(({ value, label }) => [value, label] as const),
  ]);
  const words = { portfolioId: (id: string) => names.get(id) ?? "another portfolio" };
  return (
    <ul className="grid divide-y divide-border">
      {templates.map(({ id, name, isOwn, ownerName, portfolio, version }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <Anchor href={`/engagements/new?template=${id}` as Route} className="prose-link font-medium">
            {name}
          </Anchor>
          <span className="text-sm text-muted">
            {isOwn
              ? portfolio
                ? `Shared with officers of ${portfolio.name}`
                : "Only you"
              : `From ${ownerName}`}
          </span>
          {isOwn ? (
            <span className="flex items-center gap-2 sm:ml-auto">
              <Dialog
                trigger={
                  <>
                    Change<span className="sr-only"> the template {name}</span>
                  </>
                }
                triggerSize="sm"
                title="Change the template"
              >
                <ChangeTemplateForm
                  template={{ id, version, name, portfolioId: portfolio?.id ?? null }}
                  portfolios={portfolios}
                />
              </Dialog>
              <Form action={removeTemplateAction} className="w-fit">
                <RecordKey id={id} />
                <SubmitButton variant="quiet" size="sm" pendingLabel="Removing…">
                  Remove<span className="sr-only"> the template {name}</span>
                </SubmitButton>
              </Form>
            </span>
          ) : null}
          <HistoryDisclosure
            of={<>the template {name}</>}
            revisions={histories.get(id) ?? []}
            hereZone={hereZone}
            labelOf={labelOf}
            words={words}
            className="w-full"
          />
        </li>
      ))}
    </ul>
  );
}

function labelOf(field: string): string {
  return field === "portfolioId" ? "Shared with officers of" : fieldLabelOf(field);
}
