import { z } from "zod";
import { idField } from "@/lib/fields";

export const endSessionSchema = z.object({ id: idField("This is not a session; reload the page.") });

export const endOtherSessionsSchema = z.object({});
