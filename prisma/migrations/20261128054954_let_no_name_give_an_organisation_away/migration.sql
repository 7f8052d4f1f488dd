-- Whoever put an organisation on record under the name of one that is closed to them was refused, and so learned that it is there. That a
-- name stands once is asked through the wall from here on (lib/people/organisations), one who writes a name after the other; of two
-- that one person sees, the list of what is perhaps on record twice tells.
drop index organisation_nation_name_key;
