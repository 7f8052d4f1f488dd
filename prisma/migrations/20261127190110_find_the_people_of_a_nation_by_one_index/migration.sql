-- The people of a country are counted and gone through by rank on its page. At 50,000 people those of one are up to 2,500 rows in as many
-- places of the table, which took ten times as long as this index, which carries all that the rule of reading asks of them and their rank.
create index person_of_nation_idx on person (nationality) include (id, rank_code, created_by_id, merged_into_id);
