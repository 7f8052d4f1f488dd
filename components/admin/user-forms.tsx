import type { ComponentProps } from "react";
import { Form, FormTextField, SubmitButton } from "@/components/ui/form";
import { RecordKey } from "@/components/ui/record-key";
import { SavedVersionNote } from "@/components/ui/saved-version-note";
import { setPasswordAllowedAction, unlinkAction } from "@/lib/auth/oidc/actions";
import {
  changeUserAction,
  createUserAction,
  setDisabledAction,
  setPasswordAction,
  unlockAction,
} from "@/lib/auth/users/actions";
import { passwordPolicy } from "@/lib/env";
import { UserFields } from "./user-fields";

type Account = { id: string; version: number };
type Shared = Pick<ComponentProps<typeof UserFields>, "nations" | "grantable">;

/** `id` is the one that the account will have. */
export function CreateUserForm({ id, ...shared }: Shared & { id: string }) {
  return (
    <Form action={createUserAction}>
      <input type="hidden" name="id" value={id} />
      <FormTextField
        name="email"
        label="Email"
        hint="The person signs in with it. It cannot be changed later."
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
      <NewPasswordField label="First password" />
      <UserFields {...shared} />
      <SubmitButton className="justify-self-start" pendingLabel="Creating…">
        Create account
      </SubmitButton>
    </Form>
  );
}

export function ChangeUserForm({ user, ...shared }: Shared & { user: Account & UserSettings }) {
  return (
    <Form
      action={changeUserAction}
      savedMessage="Saved. It holds from this person's next request on; what makes access wider waits for a second admin."
      staleNote={<SavedVersionNote href={`/admin/users/${user.id}`} />}
    >
      <RecordKey {...user} />
      <UserFields {...shared} user={user} />
      <SubmitButton className="justify-self-start">Save</SubmitButton>
    </Form>
  );
}

type UserSettings = NonNullable<ComponentProps<typeof UserFields>["user"]>;

export function SetPasswordForm({ id }: { id: string }) {
  return (
    <Form
      action={setPasswordAction}
      savedMessage="The password is set; sessions begun before have ended."
      clearOnSuccess
    >
      <input type="hidden" name="id" value={id} />
      <NewPasswordField label="New password" />
      <SubmitButton variant="secondary" className="justify-self-start">
        Set password
      </SubmitButton>
    </Form>
  );
}

export function SetDisabledForm({ account, isDisabled }: { account: Account; isDisabled: boolean }) {
  return (
    <Form action={setDisabledAction} staleNote={<SavedVersionNote href={`/admin/users/${account.id}`} />}>
      <RecordKey {...account} />
      <input type="hidden" name="disabled" value={isDisabled ? "no" : "yes"} />
      <SubmitButton variant={isDisabled ? "secondary" : "danger"} className="justify-self-start">
        {isDisabled ? "Enable account" : "Disable account"}
      </SubmitButton>
    </Form>
  );
}

export function UnlockForm({ id }: { id: string }) {
  return (
    <Form action={unlockAction} className="mt-2">
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="secondary" className="justify-self-start" pendingLabel="Unlocking…">
        Unlock account
      </SubmitButton>
    </Form>
  );
}

export function UnlinkForm({ id }: { id: string }) {
  return (
    <Form action={unlinkAction}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="secondary" className="justify-self-start" pendingLabel="Unlinking…">
        Unlink
      </SubmitButton>
    </Form>
  );
}

/** Lets a linked account sign in by its password as well, or by its provider alone. */
export function PasswordAllowedForm({ id, isOff }: { id: string; isOff: boolean }) {
  return (
    <Form action={setPasswordAllowedAction}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="allowed" value={isOff ? "yes" : "no"} />
      <SubmitButton variant="secondary" className="justify-self-start">
        {isOff ? "Let it sign in by password as well" : "Let it sign in by the provider alone"}
      </SubmitButton>
    </Form>
  );
}

function NewPasswordField({ label }: { label: string }) {
  return (
    <FormTextField
      name="password"
      label={label}
      hint={`At least ${passwordPolicy().min} characters. Hand it over in person or by a second channel.`}
      type="password"
      autoComplete="new-password"
    />
  );
}
