/** An objective: what should be different, and by when. Invented for the product; a nation replaces them by its own. */
interface ObjectiveFacts {
  code: string;
  /** Code of the item in the list of lines of effort. */
  lineOfEffort: string;
  text: string;
  /** Calendar date. */
  dueOn: string;
}

const ACCESS = "LOE-1";
const CAPABILITY = "LOE-2";
const TOGETHER = "LOE-3";
const INSTITUTIONS = "LOE-4";
const READINESS = "LOE-5";
const TRUST = "LOE-6";
const WPS = "LOE-7";

export const OBJECTIVES: readonly ObjectiveFacts[] = [
  {
    code: "LOE1-01",
    lineOfEffort: ACCESS,
    text: "Have routine flights cleared within three working days and parking for four transports agreed in every partner country with a usable airfield.",
    dueOn: "2027-12-31",
  },
  {
    code: "LOE1-02",
    lineOfEffort: ACCESS,
    text: "Be able to fuel, store and repair auxiliary ships in eight partner ports, with support orders settled within ninety days.",
    dueOn: "2028-06-30",
  },
  {
    code: "LOE1-03",
    lineOfEffort: ACCESS,
    text: "Settle claims and status questions of visiting units within sixty days.",
    dueOn: "2027-09-30",
  },
  {
    code: "LOE2-01",
    lineOfEffort: CAPABILITY,
    text: "Enable ten coastal partners to find, follow and board a vessel in their own waters without outside help.",
    dueOn: "2028-12-31",
  },
  {
    code: "LOE2-02",
    lineOfEffort: CAPABILITY,
    text: "Help six partners to hold one air picture of civil and military traffic and to see small drones over their bases.",
    dueOn: "2028-12-31",
  },
  {
    code: "LOE2-03",
    lineOfEffort: CAPABILITY,
    text: "Raise the share of serviceable vehicles and trained instructors in partner land forces by a quarter.",
    dueOn: "2027-12-31",
  },
  {
    code: "LOE2-04",
    lineOfEffort: CAPABILITY,
    text: "Exchange warnings of network intrusions with eight partners within one day.",
    dueOn: "2027-06-30",
  },
  {
    code: "LOE2-05",
    lineOfEffort: CAPABILITY,
    text: "See five partner battalions pass their peacekeeping inspection at the first attempt.",
    dueOn: "2027-12-31",
  },
  {
    code: "LOE3-01",
    lineOfEffort: TOGETHER,
    text: "Have four partner brigades fight under one headquarters after ten days of preparation.",
    dueOn: "2028-09-30",
  },
  {
    code: "LOE3-02",
    lineOfEffort: TOGETHER,
    text: "Exchange fuel, casualties and fire support with the main partners under one set of procedures.",
    dueOn: "2028-06-30",
  },
  {
    code: "LOE3-03",
    lineOfEffort: TOGETHER,
    text: "Keep a yearly programme with every partner of which nine events in ten take place as planned.",
    dueOn: "2026-12-31",
  },
  {
    code: "LOE4-01",
    lineOfEffort: INSTITUTIONS,
    text: "Support six ministries in budgeting by task and in giving sergeants their own authority.",
    dueOn: "2028-12-31",
  },
  {
    code: "LOE4-02",
    lineOfEffort: INSTITUTIONS,
    text: "Have legal advisers and independent investigators at work in eight partner forces.",
    dueOn: "2028-06-30",
  },
  {
    code: "LOE5-01",
    lineOfEffort: READINESS,
    text: "Deliver water and shelter for ten thousand people within two days of a request anywhere in the region.",
    dueOn: "2027-06-30",
  },
  {
    code: "LOE5-02",
    lineOfEffort: READINESS,
    text: "Answer a call for rescue or medical help between neighbouring areas within thirty minutes.",
    dueOn: "2027-12-31",
  },
  {
    code: "LOE5-03",
    lineOfEffort: READINESS,
    text: "Walk through the evacuation plan with every host nation once a year.",
    dueOn: "2026-12-31",
  },
  {
    code: "LOE6-01",
    lineOfEffort: TRUST,
    text: "Meet false reports on exercises and visits with a true one within the hour.",
    dueOn: "2027-06-30",
  },
  {
    code: "LOE6-02",
    lineOfEffort: TRUST,
    text: "Keep senior contact with every covered partner at least twice a year and let observers see our exercises.",
    dueOn: "2026-12-31",
  },
  {
    code: "LOE7-01",
    lineOfEffort: WPS,
    text: "Have gender advisers in the relief staffs of ten partners and a third of seminar places taken by women.",
    dueOn: "2027-12-31",
  },
];
