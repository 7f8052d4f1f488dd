import { z } from "zod";
import { idField } from "@/lib/fields";

export const unlockAccountSchema = z.object({ userId: idField("This is not an account; reload the page.") });
