import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { changeOwnPasswordAction } from "@/lib/auth/passwords/actions";

/** `min` is the fewest characters that the new one may have. */
export function OwnPasswordForm({ email, min }: { email: string; min: number }) {
  return (
    <Form
      action={changeOwnPasswordAction}
      savedMessage="Your password is changed; your other sessions have ended."
      clearOnSuccess
      className="max-w-2xl"
    >
      {/* For the keeper of passwords in the browser. */}
      <input type="hidden" name="email" autoComplete="username" value={email} />
      <FormTextField
        name="current"
        label="Password you have now"
        type="password"
        autoComplete="current-password"
      />
      <FormTextField
        name="password"
        label="New password"
        hint={`At least ${min} characters: a few words that do not belong together do.`}
        type="password"
        autoComplete="new-password"
      />
      <SubmitButton variant="secondary" className="justify-self-start">
        Change password
      </SubmitButton>
    </Form>
  );
}
