import { Icon } from "@/components/ui/icon";
import { signOutAction } from "@/lib/auth/actions";

/** Signing out changes something, so it is a POST and not a link. */
export function SignOutForm() {
  return (
    <form action={signOutAction}>
      <button
        type="submit"
        className="flex min-h-10 w-full items-center gap-3 rounded-md px-2 text-left hover:bg-hover"
      >
        <Icon name="lock" size={4.5} className="text-muted" />
        Sign out
      </button>
    </form>
  );
}
