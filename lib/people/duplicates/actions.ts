"use server";

import { z } from "zod";
import { lookup } from "@/lib/action";
import { withViewer } from "@/lib/db";
import { listLikelyDuplicates } from "./queries";
import { typedNamesSchema } from "./schema";

type LikelyDuplicate = { id: string; name: string; hint: string };

/** Who on record may be the person whose names stand in the form so far; nobody while the names do not fit. */
export const findDuplicatesAction = lookup(
  z.tuple([typedNamesSchema]),
  async (viewer, names): Promise<LikelyDuplicate[]> => {
    const found = await withViewer(viewer, (db) => listLikelyDuplicates(db, names));
    return found.map(({ id, name, nativeName, rankText, position, organisation }) => ({
      id,
      name: [rankText, name].filter(Boolean).join(" "),
      hint: [nativeName, position, organisation].filter(Boolean).join(", "),
    }));
  },
);
