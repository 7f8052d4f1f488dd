import { count, day, fieldSet, list, longText, quantity, text } from "./declare";

/** H. Humanitarian: the event, whom it served, under whose lead, and how it ends. */
export const humanitarian = fieldSet({
  code: "H",
  table: "engagement_humanitarian",
  fields: {
    event: text("Event", 300, { hint: "The disaster, or the need that is met." }),
    requestedBy: text("Requested by", 200),
    requestedOn: day("Requested on"),
    populationServed: count("People served", { max: 1_000_000_000 }),
    livesSaved: count("Lives saved", { max: 10_000_000 }),
    patientsTreated: count("Patients treated", { max: 10_000_000 }),
    tonnes: quantity("Tonnes delivered"),
    leadAgency: text("Lead agency", 200),
    coordination: text("Coordination", 500, {
      hint: "Cluster or United Nations body through which it was coordinated.",
    }),
    transitionPlan: longText("Transition plan", 2_000, { hint: "Who takes over, and when." }),
  },
  lists: {
    deliveries: list({
      table: "humanitarian_delivery",
      title: "Deliveries",
      noun: "a delivery",
      max: 60,
      fields: {
        what: text("What was delivered", 200, { required: "Say what was delivered." }),
        amount: quantity("Quantity"),
        unit: text("Unit", 30, { hint: "Such as tonnes, litres or kits." }),
        receiver: text("Handed to", 200),
        handedOverOn: day("Handed over on"),
      },
    }),
  },
});
