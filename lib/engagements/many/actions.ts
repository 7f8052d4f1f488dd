"use server";

import { action } from "@/lib/action";
import { changeMany } from "./mutations";
import { changeManySchema } from "./schema";

export const changeManyAction = action(changeManySchema, changeMany);
