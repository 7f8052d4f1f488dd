import { NavLink } from "@/components/layout/nav-link";
import { Icon } from "@/components/ui/icon";

/** The way to one's own preferences, under one's name. */
export function PreferencesLink() {
  return (
    <NavLink href="/preferences" className="flex min-h-10 items-center gap-3 rounded-md px-2 hover:bg-hover">
      <Icon name="panel" className="size-4.5 text-muted" />
      Preferences
    </NavLink>
  );
}
