import type { Domain } from "@/lib/generated/prisma/enums";
import { airAndLandTopics } from "./topics-air-land";
import { jointTopics } from "./topics-joint";
import { maritimeTopics } from "./topics-maritime";

/**
 * A subject that two armed forces talk about, with what they say on it. Texts hold places to fill: {c} the country,
 * {adj} its adjective, {cap} {port} {base} places, {army} {navy} {air} services, {min} the ministry, {n} a small number,
 * {nn} a larger one, {mon} a month.
 */
export interface Topic {
  key: string;
  /** Short forms for titles and topics. */
  nouns: readonly string[];
  domains: readonly Domain[];
  /** What a country must have for the topic to make sense. */
  needs?: "coast" | "air" | "army";
  /** Countries it is kept to, alpha-3. */
  only?: readonly string[];
  /** Countries it is kept from, alpha-3. */
  except?: readonly string[];
  objectives: readonly string[];
  /** At most 250 characters each, as are outcomes and next steps. */
  purposes: readonly string[];
  effect: string;
  own: readonly string[];
  partner: readonly string[];
  ownAsks: readonly string[];
  partnerAsks: readonly string[];
  outcomes: readonly string[];
  next: readonly string[];
  ownPromises: readonly string[];
  partnerPromises: readonly string[];
}

export const TOPICS: readonly Topic[] = [...maritimeTopics, ...airAndLandTopics, ...jointTopics];
