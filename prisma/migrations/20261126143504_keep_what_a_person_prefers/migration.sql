-- CreateTable
CREATE TABLE "preference" (
    "user_id" UUID NOT NULL,
    "single_keys" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "preference_pkey" PRIMARY KEY ("user_id")
);

-- AddForeignKey
ALTER TABLE "preference" ADD CONSTRAINT "preference_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The wall: what somebody prefers is theirs alone.
alter table preference enable row level security;
create policy preference_own on preference for all using (user_id = (select viewer_id())) with check (user_id = (select viewer_id()));
grant select, insert, update on preference to rapport_app;
