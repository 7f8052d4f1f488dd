import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountBadge } from "@/components/admin/account-badge";
import { nationOptions } from "@/components/admin/country-options";
import { Period } from "@/components/admin/period";
import {
  ChangeUserForm,
  SetDisabledForm,
  SetPasswordForm,
  UnlinkForm,
  UnlockForm,
} from "@/components/admin/user-forms";
import { SessionsOf } from "@/components/auth/session-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { canReadAudit } from "@/lib/audit/policy";
import { refusePage } from "@/lib/audit/refuse-page";
import { isDemoAccount } from "@/lib/auth/demo-accounts";
import { getLock } from "@/lib/auth/guard/queries";
import { getLinkedAt } from "@/lib/auth/oidc/queries";
import { roleNames } from "@/lib/auth/roles";
import { requireViewer } from "@/lib/auth/session";
import { listOpenSessions } from "@/lib/auth/sessions/queries";
import { canManageUser, canManageUsers, grantableRoles } from "@/lib/auth/users/policy";
import { getUser } from "@/lib/auth/users/queries";
import { countryName } from "@/lib/countries/labels";
import { calendarDateOf, formatInstant } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { env, hasPasswords } from "@/lib/env";
import { isId } from "@/lib/ids";

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
    linkedAt: await getLinkedAt(db, id),
  }));
  const { user, sessions, lockedUntil, linkedAt } = found;
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
        <Notice tone="success">
          The account is ready. Give it countries by{" "}
          <Anchor href="/admin/portfolios" className="prose-link">
            a portfolio
          </Anchor>
          , unless it sees all.
        </Notice>
      ) : null}
      <Section title="Portfolios">
        <Memberships user={user} />
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
          {linkedAt ? (
            <Section
              title="Link to the provider"
              note={`Linked since ${formatInstant(linkedAt, viewer.timeZone)}. Unlinked, it is linked again by whoever signs in there with this verified email; the open sessions end.`}
            >
              <UnlinkForm id={user.id} />
            </Section>
          ) : null}
          <PasswordSection user={user} isOwn={user.id === viewer.id} />
          <Section
            title="Access"
            note={
              user.disabledAt
                ? `Disabled since ${formatInstant(user.disabledAt, viewer.timeZone)}.`
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
    </PageBody>
  );
}

function PasswordSection({ user, isOwn }: { user: { id: string; email: string }; isOwn: boolean }) {
  if (isDemoAccount(user.email) || !hasPasswords()) return null;
  return (
    <Section
      title="Password"
      note={isOwn ? undefined : "Setting one ends the sessions this person has open."}
    >
      {isOwn ? (
        <p>
          Change your own in{" "}
          <Anchor href="/preferences" className="prose-link">
            your preferences
          </Anchor>
          .
        </p>
      ) : (
        <SetPasswordForm id={user.id} />
      )}
    </Section>
  );
}

function Memberships({ user }: { user: NonNullable<Awaited<ReturnType<typeof getUser>>> }) {
  if (user.memberships.length === 0)
    return (
      <p className="text-muted">
        {user.allCountries ? "None; this account sees all countries." : "None: this account sees no country."}
      </p>
    );
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {user.memberships.map((member) => (
        <li key={member.id} className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-4 py-2.5">
          <span>
            <Anchor href={`/admin/portfolios/${member.portfolio.id}`} className="prose-link">
              {member.portfolio.name}
            </Anchor>
            {member.isBackup ? <span className="text-muted"> as backup</span> : null}
          </span>
          <Period
            startsOn={calendarDateOf(member.startsOn)}
            endsOn={member.endsOn && calendarDateOf(member.endsOn)}
          />
        </li>
      ))}
    </ul>
  );
}
