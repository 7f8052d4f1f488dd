import { z } from "zod";
import { idField } from "@/lib/fields";

/** The proposal that is decided. */
export const decideSchema = z.object({ id: idField("This is not a proposal; reload the page.") });
