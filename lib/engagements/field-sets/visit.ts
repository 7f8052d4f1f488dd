import {
  choice,
  country,
  day,
  engagement,
  fieldSet,
  flag,
  list,
  longText,
  picklist,
  text,
  time,
  user,
} from "./declare";

/** V. Visit: the way there and back, the honours, the clearances, and which visit it returns. */
export const visit = fieldSet({
  code: "V",
  table: "engagement_visit",
  fields: {
    protocolId: picklist("Level of protocol", "PROTOCOL_LEVEL"),
    returnsId: engagement("Returns the visit"),
    returnExpected: flag("A return visit is expected", {
      hint: "That of a senior counts as owed unless you say no; that of a ship or aircraft only if you say yes.",
    }),
    delegation: longText("Delegation", 2_000, {
      hint: "Those who travel along and are not named among the people.",
    }),
    escortId: user("Escort officer"),
    honours: text("Honours and precedence", 500),
    dietary: text("Food, language and other needs", 500),
    protection: choice("Force protection condition", {
      NORMAL: "Normal",
      ALPHA: "Alpha",
      BRAVO: "Bravo",
      CHARLIE: "Charlie",
      DELTA: "Delta",
    }),
    security: longText("Security arrangements", 1_000),
    mediaPlan: longText("Media plan", 2_000),
  },
  lists: {
    legs: list({
      table: "visit_leg",
      title: "Itinerary",
      noun: "a leg",
      max: 60,
      continues: { departsOn: "arrivesOn", departsFrom: "arrivesIn" },
      fields: {
        departsOn: day("Departs on"),
        departsAt: time("Departs at"),
        departsFrom: text("From", 160),
        arrivesOn: day("Arrives on"),
        arrivesAt: time("Arrives at"),
        arrivesIn: text("To", 160, { required: "Say where the leg leads." }),
        arrivesCountry: country("Country"),
        mode: choice("By", { AIR: "Air", ROAD: "Road", RAIL: "Rail", SEA: "Sea" }),
        carrier: text("Carrier or flight", 120),
      },
    }),
    clearances: list({
      table: "visit_clearance",
      title: "Clearances",
      noun: "a clearance",
      max: 30,
      fields: {
        kind: choice(
          "Kind of clearance",
          {
            COUNTRY: "Country",
            THEATRE: "Theatre",
            SPECIAL_AREA: "Special area",
            DIPLOMATIC: "Diplomatic, for aircraft or ship",
            VISIT_REQUEST: "Visit request",
          },
          { initial: "COUNTRY", required: "Say which clearance it is." },
        ),
        state: choice("State of the clearance", {
          REQUESTED: "Requested",
          GRANTED: "Granted",
          REFUSED: "Refused",
        }),
        reference: text("Reference", 120),
        requestedOn: day("Requested on"),
        decidedOn: day("Decided on"),
        validUntil: day("Valid until"),
      },
    }),
    calls: list({
      table: "visit_call",
      title: "Calls",
      noun: "a call",
      max: 60,
      fields: {
        callOn: day("Day"),
        callAt: time("Time"),
        withWhom: text("Call on", 200, { required: "Say on whom they call." }),
        place: text("Place", 160),
        subject: text("About", 300),
      },
    }),
  },
});
