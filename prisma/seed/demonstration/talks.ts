import type { EngagementTypeCode } from "@/lib/engagements/types";
import { ESTABLISHED } from "./countries";
import type { Setting } from "./occasions";

/** How a talk of each type is called and held. {noun} is the topic, {post} the partner's principal, {service} a service. */
export interface TalkForm {
  type: EngagementTypeCode;
  subtypes: readonly string[];
  settings: readonly Setting[];
  days: readonly [number, number];
  titles: readonly string[];
  /** Keys of the topics it is about; any when left out. */
  topics?: readonly string[];
  except?: readonly string[];
  /** From this band up on the partner's side. */
  level: "SENIOR" | "WORKING" | "ANY";
}

export const TALK_FORMS: readonly TalkForm[] = [
  {
    type: "BILAT",
    subtypes: ["OFFICE_CALL", "WORKING_DINNER", "CALL", "OFFICE_CALL", "OFFICE_CALL"],
    settings: ["CAPITAL", "CAPITAL", "CAPITAL", "PORT", "FIRST_BASE"],
    days: [1, 1],
    level: "ANY",
    titles: [
      "Office call on {noun}",
      "{post}: {noun}",
      "Talk at {city} on {noun}",
      "Follow-up on {noun}",
      "{Noun}: call with the {service}",
      "{Noun}, second conversation",
      "Lunch with the {service} on {noun}",
      "{adj} side raises {noun}",
      "Where we stand on {noun}",
    ],
  },
  {
    type: "KLE",
    subtypes: ["IN_PERSON", "IN_PERSON", "CALL"],
    settings: ["CAPITAL", "CAPITAL", "FIRST_BASE", "HOME"],
    days: [1, 1],
    level: "SENIOR",
    titles: [
      "{post} on {noun}",
      "Introductory call on the {post}",
      "Dinner for the {post}",
      "{post}: {noun} and the year ahead",
      "Video call with the {post} on {noun}",
      "Walk and talk with the {post}",
    ],
  },
  {
    type: "STAFF",
    subtypes: ["ARMY", "NAVY", "AIR", "JOINT", "COMPONENT"],
    settings: ["CAPITAL", "PORT", "FIRST_BASE", "HOME"],
    days: [2, 4],
    level: "WORKING",
    titles: [
      "Staff talks, session on {noun}",
      "Component staff talks: {noun}",
      "{service} staff talks: {noun}",
      "Planners meet on {noun}",
      "Staff talks, mid-year check: {noun}",
    ],
  },
  {
    type: "DPD",
    subtypes: ["BILATERAL", "POLICY_BOARD", "JOINT_COMMISSION"],
    settings: ["CAPITAL", "HOME"],
    days: [1, 2],
    level: "SENIOR",
    titles: [
      "Defence policy dialogue: {noun}",
      "Policy board, working session on {noun}",
      "Joint commission takes up {noun}",
      "Bilateral defence dialogue, {noun}",
    ],
  },
  {
    type: "NEGOT",
    topics: [
      "information-fusion",
      "transit",
      "logistics",
      "status",
      "fishing-enforcement",
      "hydrography",
      "cyber-defence",
      "space",
      "ship-repair",
      "search-rescue",
    ],
    subtypes: ["MOU", "IMPLEMENTING", "ACSA"],
    settings: ["CAPITAL", "HOME"],
    days: [1, 3],
    level: "WORKING",
    titles: [
      "Text of an arrangement on {noun}",
      "Memorandum on {noun}: drafting round",
      "Implementing arrangement, {noun}",
      "Lawyers' round on {noun}",
    ],
  },
  {
    type: "HOST",
    subtypes: ["COUNTERPART", "COUNTERPART", "ORIENTATION"],
    settings: ["HOME"],
    days: [2, 4],
    level: "SENIOR",
    titles: [
      "Visit of the {post}",
      "{post} comes to see {noun}",
      "{adj} delegation on {noun}",
      "Orientation tour for the {post}",
    ],
  },
  {
    type: "ABROAD",
    subtypes: ["OFFICIAL", "WORKING", "TRANSIT"],
    settings: ["CAPITAL", "FIRST_BASE"],
    days: [1, 3],
    level: "SENIOR",
    titles: [
      "Deputy commander in {cap}: {noun}",
      "Director of plans visits {c}",
      "Working visit to {cap} on {noun}",
      "Stop in {cap} on the way: {noun}",
    ],
  },
  {
    type: "SMEE",
    subtypes: [],
    settings: ["FIRST_BASE", "SECOND_BASE", "CAPITAL", "HOME"],
    days: [2, 5],
    level: "WORKING",
    titles: [
      "Expert exchange on {noun}",
      "Experts compare {noun}",
      "{Noun}: exchange at {city}",
      "Exchange with the {service}: {noun}",
      "Practitioners on {noun}",
    ],
  },
  {
    type: "TCT",
    subtypes: ["TEAM", "SEMINAR"],
    settings: ["FIRST_BASE", "SECOND_BASE"],
    days: [3, 6],
    level: "WORKING",
    titles: ["Contact team: {noun}", "Seminar at {city}: {noun}", "Small team shows {noun}"],
  },
  {
    type: "FAM",
    subtypes: [],
    settings: ["HOME"],
    days: [2, 5],
    level: "WORKING",
    titles: [
      "{adj} officers look at {noun}",
      "Familiarisation: {noun}",
      "{service} team visits us on {noun}",
    ],
  },
  {
    type: "SSR",
    except: ESTABLISHED,
    topics: [
      "reform",
      "sergeants",
      "discipline",
      "law-of-war",
      "women-peace-security",
      "logistics",
      "disposal",
    ],
    subtypes: ["INSTITUTION", "ADVISING", "LEGAL", "PERSONNEL", "LOGISTICS"],
    settings: ["CAPITAL"],
    days: [2, 8],
    level: "WORKING",
    titles: [
      "Advisers in {cap}: {noun}",
      "Workshop with {min}: {noun}",
      "{Noun}: half-year review with {min}",
    ],
  },
];
