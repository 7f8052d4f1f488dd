"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { beginSeries, changeSeries, endSeries, placeInSeries, resumeSeries } from "./mutations";
import { beginSeriesSchema, changeSeriesSchema, endSeriesSchema, placeInSeriesSchema } from "./schema";

export const beginSeriesAction = action(beginSeriesSchema, async (viewer, input) => {
  const result = await beginSeries(viewer, input);
  if (!result.ok) return result;
  redirect(`/engagements/series/${result.data.id}` as Route);
});

export const changeSeriesAction = action(changeSeriesSchema, async (viewer, input) => {
  const result = await changeSeries(viewer, input);
  if (result.ok) refresh();
  return result;
});

export const endSeriesAction = action(endSeriesSchema, async (viewer, input) => {
  const result = await endSeries(viewer, input);
  if (result.ok) refresh();
  return result;
});

export const resumeSeriesAction = action(endSeriesSchema, async (viewer, input) => {
  const result = await resumeSeries(viewer, input);
  if (result.ok) refresh();
  return result;
});

export const placeInSeriesAction = action(placeInSeriesSchema, async (viewer, input) => {
  const result = await placeInSeries(viewer, input);
  if (result.ok) refresh();
  return result;
});
