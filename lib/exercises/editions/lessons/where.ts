import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import { OPEN_STATES } from "./rules";

/** Over lessons as `l`: those that are open or in work, as `isOpen` of the rules says of one. */
export const IS_OPEN = Prisma.sql`l.state = any(${[...OPEN_STATES]}::lesson_state[])`;
