"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { createPortfolio, deletePortfolio, savePortfolio } from "./mutations";
import { createPortfolioSchema, deletePortfolioSchema, savePortfolioSchema } from "./schema";

export const createPortfolioAction = action(createPortfolioSchema, async (viewer, input) => {
  const result = await createPortfolio(viewer, input);
  if (result.ok) redirect(`/admin/portfolios/${result.data.id}?saved=1`);
  return result;
});

export const savePortfolioAction = action(savePortfolioSchema, async (viewer, input) => {
  const result = await savePortfolio(viewer, input);
  if (result.ok) revalidatePath(`/admin/portfolios/${input.id}`);
  return result;
});

export const deletePortfolioAction = action(deletePortfolioSchema, async (viewer, input) => {
  const result = await deletePortfolio(viewer, input);
  if (result.ok) redirect("/admin/portfolios");
  return result;
});
