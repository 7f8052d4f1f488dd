"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import {
  addSensitivity,
  changeSensitivity,
  closeHandover,
  removeSensitivity,
  saveCounterparts,
  setDeparture,
  setReady,
  setSuccession,
  signItems,
  startHandover,
} from "./mutations";
import {
  addSensitivitySchema,
  changeSensitivitySchema,
  closeHandoverSchema,
  removeSensitivitySchema,
  saveCounterpartsSchema,
  setDepartureSchema,
  setReadySchema,
  setSuccessionSchema,
  signItemsSchema,
  startHandoverSchema,
} from "./schema";

export const startHandoverAction = action(startHandoverSchema, async (viewer, input) => {
  const result = await startHandover(viewer, input);
  if (!result.ok) return result;
  redirect(`/handovers/${result.data.id}` as Route);
});

export const setDepartureAction = action(setDepartureSchema, async (viewer, input) => {
  const result = await setDeparture(viewer, input);
  if (!result.ok) return result;
  redirect(`/handovers/${result.data.id}` as Route);
});

export const setSuccessionAction = action(setSuccessionSchema, async (viewer, input) => {
  const result = await setSuccession(viewer, input);
  if (!result.ok) return result;
  redirect(`/handovers/${result.data.id}` as Route);
});

export const saveCounterpartsAction = action(saveCounterpartsSchema, async (viewer, input) => {
  const result = await saveCounterparts(viewer, input);
  if (!result.ok) return result;
  redirect(`/handovers/${result.data.id}` as Route);
});

export const addSensitivityAction = action(addSensitivitySchema, async (viewer, input) => {
  const result = await addSensitivity(viewer, input);
  if (result.ok) revalidatePath(`/handovers/${result.data.id}`);
  return result;
});

export const changeSensitivityAction = action(changeSensitivitySchema, async (viewer, input) => {
  const result = await changeSensitivity(viewer, input);
  if (result.ok) revalidatePath(`/handovers/${result.data.id}`);
  return result;
});

export const removeSensitivityAction = action(removeSensitivitySchema, async (viewer, input) => {
  const result = await removeSensitivity(viewer, input);
  if (result.ok) revalidatePath(`/handovers/${result.data.id}`);
  return result;
});

export const setReadyAction = action(setReadySchema, async (viewer, input) => {
  const result = await setReady(viewer, input);
  if (result.ok) revalidatePath(`/handovers/${result.data.id}`);
  return result;
});

export const signItemsAction = action(signItemsSchema, async (viewer, input) => {
  const result = await signItems(viewer, input);
  if (result.ok) revalidatePath(`/handovers/${result.data.id}`);
  return result;
});

export const closeHandoverAction = action(closeHandoverSchema, async (viewer, input) => {
  const result = await closeHandover(viewer, input);
  if (result.ok) revalidatePath(`/handovers/${result.data.id}`);
  return result;
});
