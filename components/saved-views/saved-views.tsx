import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { Icon } from "@/components/ui/icon";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { deleteViewAction, saveViewAction } from "@/lib/saved-views/actions";
import type { SavedViewRow } from "@/lib/saved-views/queries";
import { ChangeViewForm, ShareField } from "./change-view-form";

type SavedViewsProps = {
  /** The canonical address of the list as it is shown. */
  href: string;
  /** Those of this list that the viewer finds. */
  views: readonly SavedViewRow[];
  viewerId: string;
  mayShare: boolean;
  /** The id that a view saved from here takes. */
  newId: string;
};

/** The views of a list: links to them, and a form to keep the one that is shown, or to change it where it is kept. */
export function SavedViews({ href, views, viewerId, mayShare, newId }: SavedViewsProps) {
  const current = views.find((view) => view.href === href);
  return (
    <section aria-label="Saved views" className="grid gap-2 print:hidden">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1 text-sm">
        {views.length > 0 ? (
          <ul className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <li className="text-muted">Saved views:</li>
            {views.map((view) => (
              <li key={view.id}>
                <Anchor
                  href={view.href}
                  aria-current={view === current ? "page" : undefined}
                  className="inline-flex min-h-6 items-center gap-1 prose-link aria-[current=page]:font-semibold"
                >
                  {view.isShared ? <Icon name="people" size={3.5} label="Shared" /> : null}
                  {view.name}
                </Anchor>
                {view.ownerId === viewerId ? null : <span className="text-muted"> by {view.ownerName}</span>}
              </li>
            ))}
          </ul>
        ) : null}
        {current ? (
          current.ownerId === viewerId ? (
            // Each with a key of its own: the form that saved the view would pass on that it is open.
            <Disclosure key={current.id} summary="Change or delete this view">
              <ChangeViewForms view={current} mayShare={mayShare} />
            </Disclosure>
          ) : null
        ) : (
          <Disclosure key="save" summary="Save this view">
            <Form
              action={saveViewAction}
              className="max-w-md gap-4 rounded-lg border border-border bg-surface p-4"
            >
              <RecordKey id={newId} />
              <input type="hidden" name="href" value={href} />
              <FormTextField name="name" label="Name of the view" maxLength={80} />
              {mayShare ? <ShareField isShared={false} /> : null}
              <SubmitButton className="justify-self-start">Save view</SubmitButton>
            </Form>
          </Disclosure>
        )}
      </div>
    </section>
  );
}

function ChangeViewForms({ view, mayShare }: { view: SavedViewRow; mayShare: boolean }) {
  const { id, version, name, isShared, href } = view;
  const stale = <SavedVersionNote href={href} />;
  return (
    <div className="grid max-w-md gap-4 rounded-lg border border-border bg-surface p-4">
      <ChangeViewForm view={{ id, version, name, isShared }} mayShare={mayShare} />
      <Disclosure summary="Delete this view">
        <Form key={`delete ${version}`} action={deleteViewAction} staleNote={stale} className="gap-3">
          <RecordKey id={id} version={version} />
          <p className="text-sm">
            “{name}” goes away{isShared ? " for everybody it is shared with" : ""}. The records it lists stay
            as they are.
          </p>
          <SubmitButton variant="danger" className="justify-self-start" pendingLabel="Deleting…">
            Yes, delete it
          </SubmitButton>
        </Form>
      </Disclosure>
    </div>
  );
}
