import { Combobox } from "@/components/ui/combobox";
import { type ComboboxOption, chosenIn } from "@/components/ui/combobox-options";
import { choicesField } from "@/components/ui/merged-fields";
import type { FormText } from "@/components/ui/merging";

const LABEL = "Tags";

type TagsFieldProps = {
  options: readonly ComboboxOption[];
  /** What stands in the form at first. */
  said: FormText;
};

/** How others would sort what the form is of. */
export function TagsField({ options, said }: TagsFieldProps) {
  return (
    <Combobox
      name="tags"
      label={LABEL}
      optional
      hint="How others would sort it, in the schemes that admins keep."
      multiple
      options={options}
      defaultChosen={chosenIn(options, said.tags)}
    />
  );
}

/** The same as two versions of the form are compared by. */
export function mergedTags(options: readonly ComboboxOption[]) {
  return choicesField("tags", LABEL, options);
}
