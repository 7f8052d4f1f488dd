import type { CommitmentRow, PostView } from "@/lib/commitments/queries";
import type { ComboboxOption } from "../ui/combobox-options";
import type { ChangeablePromise } from "./commitment-change";

/** Only what the forms show goes to the browser: a row also says who may read it. */
export function changeableOf(promise: CommitmentRow): ChangeablePromise {
  const { id, version, text, bySide, state, dueOn, closedOn } = promise;
  const { ownerName, ownerUserId, ownerPersonId, toSide, toName, toPersonId } = promise;
  return {
    id,
    version,
    text,
    bySide,
    state,
    dueOn,
    closedOn,
    ownerName,
    ownerUserId,
    ownerPersonId,
    toSide,
    toName,
    toPersonId,
    ownerPost: promise.ownerPost && postOption(promise.ownerPost),
    toPost: promise.toPost && postOption(promise.toPost),
  };
}

function postOption({ id, title, organisation }: PostView): ComboboxOption {
  return { value: id, label: title, ...(organisation ? { hint: organisation } : {}) };
}
