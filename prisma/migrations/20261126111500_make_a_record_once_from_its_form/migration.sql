-- CreateTable
CREATE TABLE "saved_form" (
    "id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_form_pkey" PRIMARY KEY ("id")
);

-- Everyone sees the forms they sent themselves, and no others.
alter table saved_form enable row level security;
create policy saved_form_read on saved_form for select using (author_id = (select viewer_id()));
create policy saved_form_add on saved_form for insert with check (author_id = (select viewer_id()));
grant select, insert on saved_form to rapport_app;
