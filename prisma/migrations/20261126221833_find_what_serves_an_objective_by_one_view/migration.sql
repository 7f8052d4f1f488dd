-- What serves an objective, found fast: asked row by row, the wall read the engagement of each link under all its policies.
create view objective_served as
  select o.engagement_id, o.objective_id from engagement_objective o join engagement_visible e on e.id = o.engagement_id;
grant select on objective_served to rapport_app;
