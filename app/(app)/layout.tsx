import { type ReactNode, Suspense } from "react";
import { PreferencesLink } from "@/components/auth/preferences-link";
import { SessionWatch } from "@/components/auth/session-watch";
import { SignOutForm } from "@/components/auth/sign-out-form";
import { AppShell } from "@/components/layout/app-shell";
import type { CommandItem } from "@/components/layout/command-palette";
import { adminItems, type NavItem } from "@/components/layout/navigation";
import { InboxLink, MOST_COUNTED } from "@/components/notices/inbox-link";
import { canReadAudit } from "@/lib/audit/policy";
import { hasRole, isAdmin, roleNames } from "@/lib/auth/roles";
import { getViewer } from "@/lib/auth/session";
import { IDLE_WARNING_MS, idleLimitMs, USE_NOTED_MS } from "@/lib/auth/sessions/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { env, idleLimits } from "@/lib/env";
import { getUnreadCount } from "@/lib/notices/queries";
import { readFrame, type SavedViewRow } from "@/lib/saved-views/queries";
import { listLabelOf } from "@/lib/saved-views/rules";
import { listCommandsAction } from "@/lib/search/actions";

/** Draws the frame and decides nothing: every page below asks for its viewer itself. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  if (!viewer) return children;
  const { views, singleKeys } = await readFrame(viewer);
  return (
    <AppShell
      marking="UNCLASSIFIED"
      viewer={{ name: viewer.name, roles: roleNames(viewer.roles) }}
      adminItems={adminItemsFor(viewer)}
      commands={[...commandsFor(viewer, singleKeys), ...views.map(toCommand)]}
      moreCommands={listCommandsAction}
      singleKeys={singleKeys}
      inbox={
        <Suspense fallback={<InboxLink unread={null} />}>
          <CountedInbox viewer={viewer} />
        </Suspense>
      }
      viewerMenu={
        <>
          <PreferencesLink />
          <SignOutForm />
        </>
      }
      notice={
        env().RAPPORT_DEMO === "1"
          ? "Demonstration data: the people and engagements marked fictional are invented, and the figures count them."
          : undefined
      }
    >
      {children}
      <SessionWatch
        key={viewer.id}
        userId={viewer.id}
        limitMs={idleLimitMs(viewer.roles, idleLimits())}
        warningMs={IDLE_WARNING_MS}
        toldEveryMs={USE_NOTED_MS}
      />
    </AppShell>
  );
}

async function CountedInbox({ viewer }: { viewer: Viewer }) {
  return <InboxLink unread={await getUnreadCount(viewer, MOST_COUNTED)} />;
}

function adminItemsFor(viewer: Viewer): NavItem[] {
  return adminItems.filter(({ href }) => (href === "/admin/audit" ? canReadAudit(viewer) : isAdmin(viewer)));
}

function toCommand({ name, href }: SavedViewRow): CommandItem {
  return { href, label: name, group: `View of ${listLabelOf(href).toLowerCase()}`, keywords: "saved view" };
}

function commandsFor(viewer: Viewer, singleKeys: boolean): CommandItem[] {
  const pages = [
    { href: "/inbox", label: "Inbox", group: "Pages", keywords: "notices unread news" },
    {
      href: "/engagements/series",
      label: "Series of meetings",
      group: "Pages",
      keywords: "recurring agenda",
    },
    { href: "/watches", label: "What you watch", group: "Pages", keywords: "follow subscribe" },
    { href: "/preferences", label: "Preferences", group: "Pages", keywords: "settings keys shortcuts" },
    ...(viewer.isHome
      ? [
          {
            href: "/handovers",
            label: "Handovers",
            group: "Pages",
            keywords: "rotation successor relief turnover",
          },
        ]
      : []),
    { href: "/reviews", label: "Reviews", group: "Pages", keywords: "approve submitted returned" },
  ];
  if (!hasRole(viewer, "OFFICER")) return pages;
  return [
    ...pages,
    {
      href: "/engagements/new?log",
      label: "Log what was held",
      group: "Start",
      keywords: "new engagement meeting again",
      ...(singleKeys ? { shortcut: "n" } : {}),
    },
    { href: "/engagements/new", label: "New engagement", group: "Start", keywords: "log add create meeting" },
    { href: "/crises/new", label: "Open a crisis", group: "Start", keywords: "add create watch" },
  ];
}
