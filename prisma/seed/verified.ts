/** VERIFIED: the source named was read. PARTLY: its core was, the note says what was not. UNVERIFIED: show as such. */
export type Verified = "VERIFIED" | "PARTLY" | "UNVERIFIED";
