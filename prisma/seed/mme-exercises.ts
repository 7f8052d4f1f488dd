/**
 * Rows of the Multinational Military Exercises data set, version 7 (D'Orazio and Galambos), for the series whose count and months we
 * state: the id of the row, its first and its last day, as exact as the data set has them (YYYY-MM where the day is unknown). A row is one
 * exercise: UNITAS goes round a continent and has several in a year, so that rows are not editions and are not shown as such.
 */
const ROWS = {
  unitas: [
    "mme205 1981-09-18 1981-09-24",
    "mme244 1982-06-30 1982-11",
    "mme324 1983-06 1983-11",
    "mme350 1983-10 1983-10",
    "mme398 1984-06-15 1984-06",
    "mme577 1986-09-23 1986-12",
    "mme655 1987-07 1987-12",
    "mme734 1988-07-27 1988-08",
    "mme739 1988-08-16 1988-08",
    "mme747 1988-09-22 1988-10-17",
    "mme845 1989-11 1989-11",
    "mme886 1990-07-14 1990-12-14",
    "mme902 1990-11-04 1990-11",
    "mme946 1991-08 1991-08",
    "mme1005 1992-07 1992-07-25",
    "mme1017 1992-08-28 1992-09",
    "mme1178 1994-07 1994-07",
    "mme1229 1994-11 1994-11",
    "mme1332 1995-10-17 1995-10",
    "mme1409 1996-07-26 1996-07-28",
    "mme1777 1999-07-31 1999-08",
    "mme1793 1999-08-13 1999-08-22",
    "mme1807 1999-09-28 1999-10-06",
    "mme2013 2001-08-01 2001-08-15",
    "mme2199 2002-09 2002-09",
    "mme2490 2004-06-23 2004-07-24",
    "mme2598 2004-11 2004-11",
    "mme2764 2005-10-17 2005-11-02",
    "mme3592 2006-07-24 2006-08-04",
    "mme3121 2008-05-02 2008-05-02",
    "mme3131 2008-06-24 2008-07-01",
    "mme3232 2009-04-20 2009-05-04",
  ],
  baltops: [
    "mme326 1983-06-27 1983-07-07",
    "mme380 1984-04-01 1984-04",
    "mme505 1985-10-08 1985-10-10",
    "mme3854 1989-06 1989-06",
    "mme1070 1993-06-08 1993-06-18",
    "mme1161 1994-06-07 1994-06-10",
    "mme1281 1995-06-06 1995-06-09",
    "mme1393 1996-06-07 1996-06-16",
    "mme1530 1997-06-16 1997-06-27",
    "mme1653 1998-06-08 1998-06-19",
    "mme3855 1999-06 1999-06",
    "mme1885 2000-06-06 2000-06-24",
    "mme1991 2001-06-08 2001-06-18",
    "mme2131 2002-06-08 2002-06-24",
    "mme2313 2003-06 2003-06",
    "mme2472 2004-06-02 2004-06-15",
    "mme2687 2005-06 2005-06",
    "mme3856 2006-06-05 2006-06-16",
    "mme3419 2007-06-04 2007-06-14",
    "mme3125 2008-06-06 2008-06",
    "mme3857 2009-06-08 2009-06-19",
    "mme3342 2010-06-07 2010-06-18",
  ],
  "ulchi-focus-lens": [
    "mme255 1982-08 1982-08",
    "mme816 1989-08-21 1989-09-01",
    "mme1016 1992-08-19 1992-09-05",
    "mme1085 1993-08-17 1993-08-31",
    "mme1183 1994-08-22 1994-09-04",
    "mme1303 1995-08-21 1995-09-01",
    "mme1433 1996-08-19 1996-09",
    "mme1551 1997-08-18 1997-08-29",
    "mme1680 1998-08-17 1998-08-31",
    "mme1792 1999-08-12 1999-08-24",
    "mme1910 2000-08-21 2000-09-02",
    "mme2011 2001-08-20 2001-08",
    "mme2171 2002-08-19 2002-08-30",
    "mme2351 2003-08-18 2003-08-30",
    "mme2534 2004-08-23 2004-09-04",
    "mme2729 2005-08-22 2005-09-02",
    "mme2880 2006-08-21 2006-09-01",
    "mme3033 2007-08-20 2007-08-31",
  ],
  "ulchi-freedom-guardian": [
    "mme3154 2008-08-18 2008-08-21",
    "mme3259 2009-08-17 2009-08-27",
    "mme3373 2010-08-15 2010-08-25",
  ],
} as const satisfies Record<string, readonly string[]>;

export type RecordedSeries = keyof typeof ROWS;

interface RecordedExercise {
  /** Of the row in the data set. */
  id: string;
  /** YYYY-MM-DD, or YYYY-MM where the day is not known. */
  startsOn: string;
  endsOn: string;
}

/** The exercises that the data set has of a series, the earliest first. */
export function recordedExercises(slug: RecordedSeries): RecordedExercise[] {
  return ROWS[slug].map((row) => {
    const [id = "", startsOn = "", endsOn = ""] = row.split(" ");
    return { id, startsOn, endsOn };
  });
}

/** How many that are and of which years, in words: "32 exercises recorded, 1981 to 2009". */
export function recordedWords(slug: RecordedSeries): string {
  const rows = recordedExercises(slug);
  return `${rows.length} exercises recorded, ${rows[0]?.startsOn.slice(0, 4)} to ${rows.at(-1)?.startsOn.slice(0, 4)}`;
}
