import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * The same as `counterpartSide` of those who are there, of a row of attendance or of a view of it that stands as `a`: whether it is of the side
 * that the own one meets. The database ranks who was met by the same (`counterpart_side`).
 */
export const IS_COUNTERPART = Prisma.sql`(
  a.side = 'PARTNER' or a.side = 'THIRD' and not exists (
    select 1 from (select engagement_id as met_at, side, attended from attendance_unnamed) partner
    where partner.met_at = a.engagement_id and partner.side = 'PARTNER' and partner.attended))`;
