import { Form, FormCheckboxField, SubmitButton } from "@/components/ui/form";
import { setPreferencesAction } from "@/lib/auth/preferences/actions";
import type { Preferences } from "@/lib/auth/preferences/schema";

export function PreferencesForm({ preferences }: { preferences: Preferences }) {
  return (
    <Form action={setPreferencesAction} savedMessage="Saved." className="max-w-2xl">
      <FormCheckboxField
        name="singleKeys"
        label="Single keys"
        hint="“n” starts a log and “/” opens “Go to”, from anywhere but a field. Switch them off if you speak to this machine or press keys by accident; Ctrl-K stays."
        defaultChecked={preferences.singleKeys}
      />
      <SubmitButton className="justify-self-start">Save</SubmitButton>
    </Form>
  );
}
