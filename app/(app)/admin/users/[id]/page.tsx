import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountBadge } from "@/components/admin/account-badge";
import { Period } from "@/components/admin/period";
import {
  ChangeUserForm,
  PasswordAllowedForm,
  SetDisabledForm,
  SetPasswordForm,
  UnlinkForm,
  UnlockForm,
} from "@/components/admin/user-forms";
import { WiderAccess } from "@/components/admin/wider-access";
import { HistorySection } from "@/components/audit/history";
import { SessionsOf } from "@/components/auth/session-list";
import { nationOptions } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { ToldOnce } from "@/components/ui/told-once";
import { canReadAudit } from "@/lib/audit/policy";
import { listRevisions } from "@/lib/audit/queries";
import { refusePage } from "@/lib/audit/refuse-page";
import { isDemoAccount } from "@/lib/auth/demo-accounts";
import { getLock } from "@/lib/auth/guard/queries";
import { getLink } from "@/lib/auth/oidc/queries";
import { roleNames } from "@/lib/auth/roles";
import { requireViewer } from "@/lib/auth/session";
import { listOpenSessions } from "@/lib/auth/sessions/queries";
import { canManageUser, canManageUsers, canSetPassword, grantableRoles } from "@/lib/auth/users/policy";
import { listWaitingProposals } from "@/lib/auth/users/proposals/queries";
import { getUser } from "@/lib/auth/users/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { countryName } from "@/lib/countries/labels";
import { formatInstant } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { env, hasPasswords } from "@/lib/env";
import type { Role } from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";
import type { PortfolioView } from "@/lib/portfolios/queries";
import { listPortfolios } from "@/lib/portfolios/queries";
import { listWaitingMembers } from "@/lib/readers/confirmations/queries";

export const metadata: Metadata = { title: "User" };

export default async function UserPage({ params, searchParams }: PageProps<"/admin/users/[id]">) {
  const viewer = await requireViewer();
  if (!canManageUsers(viewer)) await refusePage(viewer);
  const { id } = await params;
  if (!isId(id)) notFound();
  const found = await withViewer(viewer, async (db) => ({
    user: await getUser(db, id),
    sessions: await listOpenSessions(db, id),
    lockedUntil: await getLock(db, id),
    proposals: await listWaitingProposals(db, id),
    portfolios: await listPortfolios(db),
    link: await getLink(db, id),
    members: await listWaitingMembers(db, { userId: id }),
    revisions: await listRevisions(db, "user", id),
  }));
  const { user, sessions, lockedUntil, proposals, portfolios, link, members, revisions } = found;
  if (!user) notFound();
  const mayChange = canManageUser(viewer, user);
  const isNew = (await searchParams).created !== undefined;

  return (
    <PageBody narrow>
      <PageHeader
        title={user.name}
        parent={
          <Anchor href="/admin/users" className="prose-link">
            Users
          </Anchor>
        }
        reference={user.email}
        state={<AccountBadge isDisabled={user.disabledAt !== null} />}
        summary={
          user.lastSignInAt
            ? `Last signed in ${formatInstant(user.lastSignInAt, viewer.timeZone)}`
            : "Has never signed in"
        }
        secondary={
          canReadAudit(viewer) ? (
            <ButtonLink href={`/admin/audit?subject=${user.id}`}>In the audit trail</ButtonLink>
          ) : null
        }
      />
      {lockedUntil ? (
        <Notice tone="warning" title="This account is locked">
          Too many failures to sign in. It opens by itself {formatInstant(lockedUntil, viewer.timeZone)}.
          Unlock it sooner once you know that it was its owner.
          <UnlockForm id={user.id} />
        </Notice>
      ) : null}
      {isNew ? (
        <ToldOnce param="created">
          <Notice tone="success">
            The account is ready. Give it countries by{" "}
            <Anchor href="/admin/portfolios" className="prose-link">
              a portfolio
            </Anchor>
            , unless it sees all.
          </Notice>
        </ToldOnce>
      ) : null}
      <WiderAccess proposals={proposals} members={members} viewer={viewer} now={new Date()} />
      <Section title="Portfolios">
        <Covers user={user} portfolios={portfolios} />
      </Section>
      {mayChange ? (
        <>
          <Section title="Settings">
            <ChangeUserForm
              nations={nationOptions(env().RAPPORT_NATION)}
              grantable={grantableRoles(viewer)}
              user={user}
            />
          </Section>
          <Section title="Sessions" note="One that is ended stops at its next request.">
            <SessionsOf userId={user.id} sessions={sessions} timeZone={viewer.timeZone} />
          </Section>
          {link ? (
            <Section
              title="Link to the provider"
              note={`Linked since ${formatInstant(link.linkedAt, viewer.timeZone)}. Unlinked, it is linked again by whoever signs in there with this verified email; the open sessions end.`}
            >
              <UnlinkForm id={user.id} />
            </Section>
          ) : null}
          <PasswordSection user={user} viewer={viewer} link={link} />
          <Section
            title="Access"
            note={
              user.disabledAt
                ? `Disabled since ${formatInstant(user.disabledAt, viewer.timeZone)}. Enabled, it opens what one admin may give; the rest waits for a second.`
                : "A disabled account cannot sign in, from its next request on. Its records stay."
            }
          >
            <SetDisabledForm account={user} isDisabled={user.disabledAt !== null} />
          </Section>
        </>
      ) : (
        <Section
          title="Settings"
          note="Only a system admin changes an account with the role system admin or auditor."
        >
          <DescriptionList
            items={[
              { label: "Nation served", value: countryName(user.nation) },
              { label: "Roles", value: roleNames(user.roles).join(", ") },
              { label: "Marking ceiling", value: user.markingCeiling },
              {
                label: "Sees",
                value: user.allCountries ? "All countries" : "The countries of the portfolios above",
              },
              { label: "Time zone", value: user.timeZone },
            ]}
          />
        </Section>
      )}
      <HistorySection revisions={revisions} hereZone={viewer.timeZone} />
    </PageBody>
  );
}

type PasswordSectionProps = {
  user: { id: string; email: string; roles: readonly Role[] };
  viewer: Pick<Viewer, "id" | "roles">;
  /** Null where no provider signs the account in. */
  link: { isPasswordOff: boolean } | null;
};

function PasswordSection({ user, viewer, link }: PasswordSectionProps) {
  if (isDemoAccount(user.email) || !hasPasswords()) return null;
  if (user.id === viewer.id)
    return (
      <Section title="Password">
        <p>
          Change your own in{" "}
          <Anchor href="/preferences" className="prose-link">
            your preferences
          </Anchor>
          .
        </p>
      </Section>
    );
  return (
    <Section
      title="Password"
      note={
        link?.isPasswordOff
          ? "It is off: this account signs in by its provider alone."
          : "Setting one ends the sessions this person has open."
      }
    >
      {link ? <PasswordAllowedForm id={user.id} isOff={link.isPasswordOff} /> : null}
      {link?.isPasswordOff ? null : canSetPassword(viewer, user) ? (
        <SetPasswordForm id={user.id} />
      ) : (
        <p className="text-muted">
          Nobody sets the password of another admin. For one who has forgotten it take the admin roles away,
          set a password and propose them again.
        </p>
      )}
    </Section>
  );
}

type CoversProps = {
  user: { id: string; allCountries: boolean };
  portfolios: readonly PortfolioView[];
};

/** What the account covers, did and will, directly or by a post. */
function Covers({ user, portfolios }: CoversProps) {
  const rows = portfolios.flatMap(({ id, name, cover }) =>
    cover.filter(({ userId }) => userId === user.id).map((row) => ({ ...row, portfolioId: id, name })),
  );
  if (rows.length === 0)
    return (
      <p className="text-muted">
        {user.allCountries ? "None; this account sees all countries." : "None: this account sees no country."}
      </p>
    );
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {rows
        .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
        .map((row) => (
          <li
            key={`${row.portfolioId} ${row.postId} ${row.startsOn}`}
            className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-4 py-2.5"
          >
            <span>
              <Anchor href={`/admin/portfolios/${row.portfolioId}`} className="prose-link">
                {row.name}
              </Anchor>
              {row.post ? <span className="text-muted"> as {row.post}</span> : null}
              {row.isBackup ? <span className="text-muted"> (backup)</span> : null}
            </span>
            <Period startsOn={row.startsOn} endsOn={row.endsOn} />
          </li>
        ))}
    </ul>
  );
}
