-- The unique index follows the language's order of letters, in which a beginning is no range; this one can serve LIKE 'KLE-2026%'.
create index engagement_reference_beginning_idx on engagement (reference text_pattern_ops);
