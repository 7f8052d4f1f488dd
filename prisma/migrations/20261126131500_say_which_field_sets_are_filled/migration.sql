-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "field_sets" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- The paths of the tables that hold something, in the order in which lib/engagements/field-sets names them.
do $$
declare part text[];
begin
  foreach part slice 1 in array array[
    ['visit', 'engagement_visit'], ['visit.legs', 'visit_leg'], ['visit.clearances', 'visit_clearance'], ['visit.calls', 'visit_call'],
    ['platform', 'engagement_platform'], ['platform.calls', 'platform_call'],
    ['exchange', 'engagement_exchange'], ['exchange.taught', 'exchange_taught'],
    ['exercise', 'engagement_exercise'], ['exercise.figures', 'engagement_strength'], ['exercise.units', 'engagement_unit'],
    ['exercise.objectives', 'engagement_training_objective'],
    ['money', 'engagement_money'], ['money.lines', 'funding_line'],
    ['agreement', 'engagement_agreement'], ['humanitarian', 'engagement_humanitarian'],
    ['humanitarian.deliveries', 'humanitarian_delivery'], ['signal', 'engagement_signal']] loop
    execute format('update engagement set field_sets = field_sets || %L::text where id in (select engagement_id from %I)', part[1], part[2]);
  end loop;
end $$;
