import type { CalendarDate } from "@/lib/dates";
import type { EngagementTypeCode } from "@/lib/engagements/types";
import { OBJECTIVES } from "../objectives";
import { type Careers, careersOn } from "./careers";
import { type Counterpart, counterparts } from "./cast";
import { DEMO_COUNTRIES, type DemoCountry } from "./countries";
import { type DemoCrisis, tellCrisis } from "./crisis";
import { type FollowUp, tellFollowUp } from "./follow-up";
import { type DemoObjectives, tellObjectives } from "./indicators";
import { type Dice, diceOf } from "./random";
import { daysWith, TYPE_WEIGHTS } from "./rhythms";
import { type DemoEngagement, Story } from "./story";
import {
  DEMO_OFFICER,
  type DemoPortfolio,
  OWN_OFFICERS,
  OWN_SENIORS,
  type OwnOfficer,
  type OwnPerson,
} from "./team";
import { type DemoExercises, tellEditions } from "./tell-edition";
import { withFieldSets } from "./tell-field-sets";
import { tellExercises, tellGatherings } from "./tell-gathering";
import { type DemoMargins, tellMargins } from "./tell-margins";
import { occasionsOf, tellOccasion } from "./tell-occasion";
import { withRelationships } from "./tell-relationships";
import { type DemoReviews, tellReviews } from "./tell-reviews";
import {
  blur,
  tellBrokenPromises,
  tellCrowdedOffice,
  tellDrafts,
  tellLastSeniorContact,
} from "./tell-special";
import { isNeglected, talkFormsOf, tellTalk } from "./tell-talk";

export interface Demonstration {
  officers: readonly OwnOfficer[];
  portfolios: readonly DemoPortfolio[];
  counterparts: readonly Counterpart[];
  /** Our own people who attend, those with an account among them. */
  ownPeople: readonly OwnPerson[];
  /** By first day, so that references count upwards in time. */
  engagements: readonly DemoEngagement[];
  /** What was held on the margins of what. */
  margins: DemoMargins["margins"];
  followUp: Omit<FollowUp, "engagements">;
  objectives: DemoObjectives;
  /** Who reviews what, and what is on its way to being shared. */
  reviews: DemoReviews;
  crisis: DemoCrisis;
  exercises: DemoExercises;
  /** Organisations, posts and who held them, and the people on record who stand in no engagement. */
  careers: Careers;
  today: CalendarDate;
}

/** The whole demonstration as of a day: three years of record behind it, ninety days of plans ahead. */
export function demonstrationOn(today: CalendarDate): Demonstration {
  const story = new Story(today);
  const crisis = tellCrisis(story);
  const exercises = tellEditions(story);
  const told = [
    ...DEMO_COUNTRIES.flatMap((country) => tellCountry(story, country)),
    ...tellGatherings(story),
    ...tellExercises(story),
    tellLastSeniorContact(story),
    tellBrokenPromises(story),
    ...tellCrowdedOffice(story),
    ...exercises.engagements,
  ];
  const { engagements, ...followUp } = tellFollowUp(
    story,
    [...blur(story, told), ...tellDrafts(story), ...crisis.engagements].sort(inTime),
  );
  // Last, so that nothing else is told otherwise because of them.
  const aside = tellMargins(story, engagements);
  const partners = counterparts();
  const ownPeople = [DEMO_OFFICER, ...OWN_OFFICERS, ...OWN_SENIORS];
  return {
    officers: OWN_OFFICERS,
    portfolios: story.portfolios,
    counterparts: partners,
    ownPeople,
    careers: careersOn(today, partners, ownPeople, story.portfolios),
    today,
    engagements: [...withRelationships(withFieldSets(story, engagements)), ...aside.engagements].sort(inTime),
    margins: aside.margins,
    reviews: tellReviews(story, engagements),
    followUp,
    objectives: tellObjectives(
      today,
      OBJECTIVES.map(({ code }) => code),
    ),
    crisis,
    exercises,
  };
}

function inTime(a: DemoEngagement, b: DemoEngagement): number {
  return a.startsOn === b.startsOn ? (a.id < b.id ? -1 : 1) : a.startsOn < b.startsOn ? -1 : 1;
}

function tellCountry(story: Story, country: DemoCountry): DemoEngagement[] {
  return daysWith(country, story.today).map((day, index) => {
    const key = `${country.code} ${index}`;
    const dice = diceOf(`type ${key}`);
    const type = typeFor(story, country, day, dice);
    const forms = talkFormsOf(type);
    if (forms.length > 0) return tellTalk(story, country, dice.pick(forms), day, key);
    return tellOccasion(story, country, dice.pick(occasionsOf(type, country)), day, key);
  });
}

/** Seniors do not come to the neglected partner; types that make no sense with a country are passed over. */
function typeFor(story: Story, country: DemoCountry, day: CalendarDate, dice: Dice): EngagementTypeCode {
  const isShunned = isNeglected(story, country.code, day);
  const weights = Object.fromEntries(
    Object.entries(TYPE_WEIGHTS).filter(([type]) => {
      const forms = talkFormsOf(type);
      if (forms.length > 0)
        return forms.some(
          ({ level, except = [] }) => !(isShunned && level === "SENIOR") && !except.includes(country.code),
        );
      return occasionsOf(type, country).length > 0;
    }),
  ) as Partial<Record<EngagementTypeCode, number>>;
  return dice.weighted(weights);
}
