import { HistoryDisclosure } from "@/components/audit/history";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import type { RevisionView } from "@/lib/audit/diff";
import { addItemAction, placeItemAction } from "@/lib/picklists/actions";
import type { PicklistItemView } from "@/lib/picklists/queries";
import { ChangeItemForm, ItemFields } from "./change-item-form";

type PicklistItemsProps = {
  items: readonly PicklistItemView[];
  /** The versions of each that was ever changed, by its id. */
  histories: ReadonlyMap<string, readonly RevisionView[]>;
  /** IANA zone in which the moments are read. */
  hereZone: string;
};

/** The items of a list in their order, each with what can be done to it and what was. */
export function PicklistItems({ items, histories, hereZone }: PicklistItemsProps) {
  return (
    <ol className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {items.map((item, index) => (
        <li key={item.id} className="grid gap-2 px-4 py-3">
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
            <div className="min-w-0 flex-1 basis-64">
              <span className="font-medium break-words">{item.label}</span>{" "}
              {item.isActive ? null : <Badge icon="circle-x">Retired</Badge>}
              <span className="block text-sm text-muted">
                {item.note ? `${item.note} ` : null}
                <span className="inline-block text-xs">
                  Code in files: <span className="font-mono">{item.code}</span>
                </span>
              </span>
            </div>
            <div className="flex flex-wrap gap-1">
              {index === 0 ? null : <PlaceButton item={item} to="UP" icon="arrow-up" words="Move up" />}
              {index === items.length - 1 ? null : (
                <PlaceButton item={item} to="DOWN" icon="arrow-down" words="Move down" />
              )}
            </div>
          </div>
          <Disclosure
            summary={
              <>
                Change<span className="sr-only"> {item.label}</span>
              </>
            }
          >
            <div className="grid gap-4">
              <ChangeItemForm item={item} />
              <PlaceButton
                item={item}
                to={item.isActive ? "RETIRED" : "ACTIVE"}
                words={item.isActive ? "Retire" : "Bring back"}
              />
            </div>
          </Disclosure>
          <HistoryDisclosure of={item.label} revisions={histories.get(item.id) ?? []} hereZone={hereZone} />
        </li>
      ))}
    </ol>
  );
}

/** Adds an item at the end. */
export function AddItemForm({ list }: { list: string }) {
  return (
    <Form action={addItemAction} savedMessage="Added at the end of the list." clearOnSuccess>
      <input type="hidden" name="list" value={list} />
      <ItemFields of={null} said={{}} />
      <SubmitButton className="justify-self-start">Add</SubmitButton>
    </Form>
  );
}

type PlaceButtonProps = {
  item: PicklistItemView;
  to: "UP" | "DOWN" | "RETIRED" | "ACTIVE";
  icon?: "arrow-up" | "arrow-down";
  words: string;
};

function PlaceButton({ item, to, icon, words }: PlaceButtonProps) {
  return (
    <Form
      action={placeItemAction}
      className="gap-2"
      staleNote={<SavedVersionNote href={`/admin/picklists/${item.list}`} />}
    >
      <RecordKey id={item.id} version={item.version} />
      <input type="hidden" name="to" value={to} />
      <SubmitButton
        variant={icon ? "quiet" : "secondary"}
        size={icon ? "icon" : "sm"}
        className="justify-self-start"
        pendingLabel={icon ? "" : "Saving…"}
      >
        {icon ? <Icon name={icon} label={`${words} (${item.label})`} /> : words}
        {icon ? null : <span className="sr-only"> {item.label}</span>}
      </SubmitButton>
    </Form>
  );
}
