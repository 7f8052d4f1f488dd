import { z } from "zod";
import { idField } from "@/lib/fields";

export const confirmMemberSchema = z.object({ id: idField("This is nobody of a reader group.") });
