-- The law changes its limit every few years, and a gift is judged by the one of its day: with one number for all a change of it made
-- gifts of years ago legal, or illegal, after the fact.

-- CreateTable
CREATE TABLE "gift_limit" (
    "id" UUID NOT NULL,
    "starts_on" DATE,
    "amount" DECIMAL(12,2) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "basis" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "gift_limit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
-- One of no day alone is the limit of all that was before the others.
CREATE UNIQUE INDEX "gift_limit_starts_on_key" ON "gift_limit"("starts_on") NULLS NOT DISTINCT;

alter table gift_limit
  add constraint gift_limit_amount check (amount >= 0),
  add constraint gift_limit_currency check (currency ~ '^[A-Z]{3}$');

-- For everyone signed in to read and for admins to keep.
alter table gift_limit enable row level security;
create policy gift_limit_read on gift_limit for select using ((select viewer_id()) is not null);
create policy gift_limit_add on gift_limit for insert with check ((select viewer_is_admin()));
create policy gift_limit_change on gift_limit for update using ((select viewer_is_admin()));
create policy gift_limit_remove on gift_limit for delete using ((select viewer_is_admin()));
grant select, insert, update, delete on gift_limit to rapport_app;

-- What was set held for every gift, and does until somebody says from when.
insert into gift_limit (id, amount, currency, basis, version)
select id, (value ->> 'amount')::numeric, value ->> 'currency', value ->> 'basis', version from setting where code = 'GIFT_LIMIT';

-- DropTable
-- It had no other value.
DROP TABLE "setting";
