/** The form that the ticks of a list belong to, wherever on the page they stand. */
export const SELECTION_FORM = "selection";

/** Ticks one row of a list. */
export function SelectionBox({ id, title }: { id: string; title: string }) {
  return (
    <input
      type="checkbox"
      form={SELECTION_FORM}
      name="id"
      value={id}
      aria-label={`Select ${title}`}
      className="relative z-(--z-raised) size-5 accent-primary"
    />
  );
}
