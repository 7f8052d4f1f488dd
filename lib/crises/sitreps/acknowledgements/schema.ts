import { z } from "zod";
import { recordId } from "../../fields";

export const acknowledgeSitrepSchema = z.object({ id: recordId });
