-- Unlogged: every attempt writes here, and what a crash takes away is at most a minute of counting.
-- CreateTable
CREATE UNLOGGED TABLE "rate_count" (
    "kind" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_count_pkey" PRIMARY KEY ("kind", "who", "starts_at")
);

-- The wall: the product alone counts, and nobody reads who did what how often.
alter table rate_count enable row level security;
create policy rate_count_system on rate_count for all
  using ((select viewer_has('SYSTEM'))) with check ((select viewer_has('SYSTEM')));
grant select, insert, update, delete on rate_count to rapport_app;
