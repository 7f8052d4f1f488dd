import { NavLink } from "@/components/layout/nav-link";
import { Icon } from "@/components/ui/icon";

/** The way to one's own preferences, under one's name. */
export function PreferencesLink() {
  return (
    <NavLink href="/preferences" className="flex min-h-10 items-center gap-3 rounded-md px-2 hover:bg-hover">
      <Icon name="panel" size={4.5} className="text-muted" />
      Preferences
    </NavLink>
  );
}
