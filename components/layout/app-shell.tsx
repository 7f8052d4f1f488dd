import type { Route } from "next";
import Form from "next/form";
import type { ReactNode } from "react";
import { Anchor } from "@/components/ui/anchor";
import { Icon } from "@/components/ui/icon";
import { WORDS_LIMIT } from "@/lib/address";
import { CommandLauncher } from "./command-launcher";
import type { CommandItem, MoreCommands } from "./command-palette";
import { MarkingBanner, type PageMarking } from "./marking-banner";
import { NavLink } from "./nav-link";
import { mainItems, type NavItem } from "./navigation";

type AppShellProps = {
  /** The least marking of any page; a page that shows more renders its own `MarkingBanner`. */
  marking: PageMarking;
  viewer: { name: string; roles: readonly string[] };
  /** The administration pages open to this viewer; none for most. */
  adminItems?: readonly NavItem[];
  /** Pages and new records offered by the palette beyond those of the navigation. */
  commands?: readonly CommandItem[];
  /** Gives what the palette offers beyond that, when it is opened. */
  moreCommands: MoreCommands;
  /** Whether single keys, without Ctrl, do something outside of fields. */
  singleKeys: boolean;
  /** Said above every page and on every print, such as that the records are a demonstration. */
  notice?: ReactNode;
  /** The way to the inbox, with how much of it is unread. */
  inbox: ReactNode;
  /** The sign-out form and whatever else belongs under the viewer's name. */
  viewerMenu: ReactNode;
  children: ReactNode;
};

/** The frame around every signed-in page. It decides nothing about access: hiding a link is a courtesy. */
export function AppShell({
  marking,
  viewer,
  adminItems = [],
  commands = [],
  moreCommands,
  singleKeys,
  inbox,
  viewerMenu,
  notice,
  children,
}: AppShellProps) {
  const items = [...mainItems, ...adminItems];
  return (
    <div className="group/shell flex min-h-dvh flex-col py-(--marking-height) print:block print:pt-6 print:pb-0">
      <a
        href="#content"
        className={
          "fixed top-8 left-2 z-(--z-marking) -translate-y-24 rounded-md bg-primary px-3 py-2 font-medium " +
          "text-primary-foreground focus:translate-y-0 print:hidden"
        }
      >
        Skip to content
      </a>
      <MarkingBanner marking={marking} />
      <header
        className={
          "sticky top-(--marking-height) z-(--z-header) flex h-(--header-height) items-center gap-2 border-b border-border " +
          "bg-surface px-3 sm:gap-3 lg:px-4 print:hidden"
        }
      >
        <button
          type="button"
          popoverTarget="navigation"
          className="grid size-9 place-items-center rounded-md hover:bg-hover lg:hidden"
        >
          <Icon name="menu" size={5} label="Open navigation" />
        </button>
        <label className="hidden size-9 place-items-center rounded-md hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus lg:grid">
          <input id="navigation-narrow" type="checkbox" className="sr-only" />
          <Icon name="panel" size={5} />
          <span className="sr-only">Narrow navigation</span>
        </label>
        <Anchor href="/" className="mr-auto text-lg font-semibold tracking-tight">
          Rapport
        </Anchor>
        <Form
          action={"/search" as Route}
          prefetch={false}
          role="search"
          className="relative min-w-0 flex-1 sm:max-w-md"
        >
          <label htmlFor="search" className="sr-only">
            Search everything
          </label>
          <Icon name="search" className="pointer-events-none absolute top-2.5 left-2.5 text-muted" />
          <input
            id="search"
            name="q"
            type="search"
            placeholder="Search"
            maxLength={WORDS_LIMIT}
            className={
              "h-9 w-full rounded-md border border-control bg-background pr-2 pl-8 text-sm placeholder:text-muted sm:pr-28"
            }
          />
        </Form>
        <CommandLauncher
          items={[...items.map(toCommand), ...commands]}
          more={moreCommands}
          singleKeys={singleKeys}
        />
        {inbox}
        <ViewerMenu viewer={viewer}>{viewerMenu}</ViewerMenu>
      </header>
      <div className="flex flex-1 print:block">
        <Navigation adminItems={adminItems} />
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 flex-1 px-4 py-6 focus:outline-none lg:px-8 print:p-0"
        >
          {notice ? (
            <p className="mb-4 rounded-md bg-info-soft px-3 py-1.5 text-sm text-info">{notice}</p>
          ) : null}
          {children}
        </main>
      </div>
    </div>
  );
}

/**
 * One list for both sizes: a popover drawer below 1,024 px, where the browser closes it on Escape or a press outside, and a plain
 * column from there on, because a rule of ours outranks the browser's hiding of closed popovers.
 */
function Navigation({ adminItems }: { adminItems: readonly NavItem[] }) {
  return (
    <nav
      id="navigation"
      popover="auto"
      aria-label="Main"
      className={
        "inset-y-(--marking-height) left-0 z-(--z-header) m-0 h-auto max-h-none w-64 flex-col gap-6 overflow-y-auto border-0 " +
        "border-r border-border bg-surface p-3 text-foreground shadow-lg open:flex " +
        "lg:sticky lg:top-(--sticky-top) lg:bottom-auto lg:flex lg:h-[calc(100dvh-var(--sticky-top)-var(--marking-height))] " +
        "lg:w-56 lg:shrink-0 lg:bg-transparent lg:shadow-none lg:group-has-[#navigation-narrow:checked]/shell:w-16 print:hidden"
      }
    >
      <NavList items={mainItems} />
      {adminItems.length > 0 ? (
        <div className="grid gap-1">
          <h2 className="px-3 text-xs font-semibold text-muted lg:group-has-[#navigation-narrow:checked]/shell:sr-only">
            Admin
          </h2>
          <NavList items={adminItems} />
        </div>
      ) : null}
    </nav>
  );
}

function NavList({ items }: { items: readonly NavItem[] }) {
  return (
    <ul className="grid gap-0.5">
      {items.map((item) => (
        <li key={item.href}>
          <NavLink
            href={item.href}
            className={
              "flex min-h-10 items-center gap-3 rounded-md px-3 text-muted -outline-offset-2 hover:bg-hover hover:text-foreground " +
              "lg:min-h-9 aria-[current=page]:bg-selected aria-[current=page]:font-semibold aria-[current=page]:text-foreground"
            }
          >
            <Icon name={item.icon} size={4.5} />
            <span className="lg:group-has-[#navigation-narrow:checked]/shell:sr-only">{item.label}</span>
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function ViewerMenu({ viewer, children }: { viewer: AppShellProps["viewer"]; children: ReactNode }) {
  return (
    <>
      <button
        type="button"
        popoverTarget="viewer-menu"
        className="flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover"
      >
        <Icon name="person" size={5} />
        <span className="max-w-40 truncate max-md:sr-only">{viewer.name}</span>
        <Icon name="chevron-down" size={3.5} className="max-md:hidden" />
      </button>
      <div
        id="viewer-menu"
        popover="auto"
        className={
          "fixed inset-auto top-[calc(var(--sticky-top)+0.25rem)] right-2 m-0 w-64 rounded-lg border border-border bg-surface " +
          "text-foreground shadow-lg"
        }
      >
        <div className="border-b border-border px-4 py-3">
          <p className="font-medium">{viewer.name}</p>
          <p className="text-sm text-muted">{viewer.roles.join(" · ")}</p>
        </div>
        <div className="grid gap-1 p-2">{children}</div>
      </div>
    </>
  );
}

function toCommand(item: NavItem): CommandItem {
  return { href: item.href, label: item.label, group: "Pages" };
}
