import { z } from "zod";
import { engagementSchema } from "@/lib/engagements/schema";
import { idField } from "@/lib/fields";

/** The fields of a form that say when a plan takes place and who is to be there, under the id that it will have. */
export const plannedSchema = z.object({ id: idField("There is no such engagement.") }).and(engagementSchema);
