import { Button } from "./button";
import { Icon } from "./icon";

type RemoveRowProps = {
  /** What the row is, for those who do not see where the button stands, such as "step 2". */
  what: string;
  onRemove: () => void;
  className?: string;
};

/** Takes a row out of a repeating part of a form. */
export function RemoveRow({ what, onRemove, className }: RemoveRowProps) {
  return (
    <Button size="sm" className={className} onClick={onRemove}>
      <Icon name="trash" />
      Remove<span className="sr-only"> {what}</span>
    </Button>
  );
}
