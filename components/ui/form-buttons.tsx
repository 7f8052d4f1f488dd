import { ButtonLink } from "./button";
import { SubmitButton } from "./form";

type FormButtonsProps = {
  /** What the button that saves says. */
  children: string;
  /** Where one came from, and goes back to without saving. */
  cancelHref: string;
  pendingLabel?: string;
};

/** The ways out of a form that has a page of its own. */
export function FormButtons({ children, cancelHref, pendingLabel }: FormButtonsProps) {
  return (
    <div className="flex flex-wrap gap-3">
      <SubmitButton pendingLabel={pendingLabel}>{children}</SubmitButton>
      <ButtonLink href={cancelHref} variant="quiet">
        Cancel
      </ButtonLink>
    </div>
  );
}
