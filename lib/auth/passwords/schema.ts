import { z } from "zod";
import { PASSWORD_TYPED_MAX, passwordSchema } from "../schema";

export const changeOwnPasswordSchema = z.object({
  current: z
    .string({ error: "Give the password you have now." })
    .min(1, "Give the password you have now.")
    .max(PASSWORD_TYPED_MAX, "This is not your password."),
  password: passwordSchema,
});

export type ChangeOwnPasswordInput = z.output<typeof changeOwnPasswordSchema>;
