-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('WAITING', 'CONFIRMED', 'REFUSED', 'WITHDRAWN');

-- AlterEnum
ALTER TYPE "notice_kind" ADD VALUE 'ACCESS_PROPOSED';
ALTER TYPE "notice_kind" ADD VALUE 'ACCESS_CONFIRMED';
ALTER TYPE "notice_kind" ADD VALUE 'ACCESS_REFUSED';

-- CreateTable
CREATE TABLE "access_proposal" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "user_version" INTEGER NOT NULL,
    "nation" CHAR(3) NOT NULL,
    "roles" "role"[],
    "marking_ceiling" "marking" NOT NULL,
    "all_countries" BOOLEAN NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now() + '7 days'::interval,
    "state" "proposal_state" NOT NULL DEFAULT 'WAITING',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_proposal_user_id_idx" ON "access_proposal"("user_id");

-- CreateIndex
CREATE INDEX "access_proposal_state_idx" ON "access_proposal"("state");

-- AddForeignKey
ALTER TABLE "access_proposal" ADD CONSTRAINT "access_proposal_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_proposal" ADD CONSTRAINT "access_proposal_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table access_proposal
  add constraint access_proposal_decision_is_whole check (
    (state = 'WAITING') = (decided_by_id is null) and (state = 'WAITING') = (decided_at is null)),
  add constraint access_proposal_needs_two check (
    user_id <> proposed_by_id
    and (state not in ('CONFIRMED', 'REFUSED') or decided_by_id <> proposed_by_id)
    and (state <> 'CONFIRMED' or decided_by_id <> user_id)
    and (state <> 'WITHDRAWN' or decided_by_id = proposed_by_id));

-- Whether who has these roles manages an account that has those.
create function roles_manage(by role[], held role[]) returns boolean language sql immutable as $$
  select by && array['SYSTEM']::role[]
    or (not held && array['SYSTEM']::role[]
        and (by && array['SYSTEM_ADMIN']::role[]
             or (by && array['PORTFOLIO_ADMIN']::role[] and not held && array['SYSTEM_ADMIN', 'AUDITOR']::role[]))) $$;
create or replace function may_manage_account(held role[]) returns boolean language sql stable as $$
  select roles_manage(viewer_roles()::role[], held) $$;

-- The wall: admins propose for accounts that they manage, for nobody who is out, and decide once.
alter table access_proposal enable row level security;
create policy access_proposal_read on access_proposal for select using ((select viewer_is_admin()));
create policy access_proposal_add on access_proposal for insert with check (
  state = 'WAITING' and may_manage_account(roles)
  and (proposed_by_id = (select viewer_id()) or (select viewer_has('SYSTEM')))
  and proposed_at = now()::timestamptz(3) and expires_at = (now() + interval '7 days')::timestamptz(3)
  and exists (select 1 from app_user u where u.id = user_id and u.disabled_at is null and may_manage_account(u.roles)));
create policy access_proposal_change on access_proposal for update
  using ((select viewer_is_admin()) and state = 'WAITING')
  with check (state <> 'WAITING' and decided_by_id = (select viewer_id()) and may_manage_account(roles)
    and (state <> 'CONFIRMED' or expires_at > now())
    and exists (select 1 from app_user u where u.id = user_id and may_manage_account(u.roles)));
grant select, insert on access_proposal to rapport_app;
grant update (state, decided_by_id, decided_at) on access_proposal to rapport_app;

-- Access becomes wider by a role other than officer and viewer, a higher ceiling, all countries or another nation. Then a second
-- admin has confirmed exactly this, of the account as it is, and who proposed it could still give it. The product itself, which
-- the command line is, needs nobody.
create function widen_access_by_two() returns trigger language plpgsql as $$
declare given role[];
begin
  if viewer_has('SYSTEM') or not row_security_active('app_user') then
    return null;
  end if;
  given := array(select unnest(new.roles) except select unnest(old.roles));
  if given && array['APPROVER', 'LEADER', 'PORTFOLIO_ADMIN', 'SYSTEM_ADMIN', 'AUDITOR']::role[]
     or new.marking_ceiling > coalesce(old.marking_ceiling, 'UNCLASSIFIED')
     or new.all_countries and not coalesce(old.all_countries, false)
     or new.nation <> old.nation then
    if not exists (
      select 1 from access_proposal p join app_user giver on giver.id = p.proposed_by_id
      where p.user_id = new.id and p.user_version = old.version and new.version = old.version + 1
        and p.state = 'CONFIRMED' and p.decided_by_id = viewer_id()
        and new.roles <@ p.roles and new.marking_ceiling <= p.marking_ceiling and new.all_countries <= p.all_countries
        and new.nation = p.nation
        and giver.disabled_at is null and roles_manage(giver.roles, p.roles) and roles_manage(giver.roles, old.roles)) then
      raise exception 'wider access needs a second admin' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return null;
end $$;
create trigger access_widens_by_two after insert or update of roles, nation, marking_ceiling, all_countries on app_user
  for each row execute function widen_access_by_two();

-- Who could set the password of another admin could be both of the two.
create function keep_passwords_of_admins() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.user_id <> viewer_id() and not viewer_has('SYSTEM')
     and exists (select 1 from app_user where id = new.user_id and roles && array['PORTFOLIO_ADMIN', 'SYSTEM_ADMIN']::role[]) then
    raise exception 'nobody sets the password of another admin' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger passwords_of_admins_are_their_own before insert or update on credential
  for each row execute function keep_passwords_of_admins();
