-- The product itself, when it makes backups and restores them.
insert into app_user (id, email, name, nation, roles, marking_ceiling, all_countries, updated_at) values
  ('00000000-0000-7000-8000-000000000006', 'keeping@rapport.invalid', 'Rapport (keeping)', 'USA', '{SYSTEM}', 'CUI', true, now());
