-- What is not yet shared is a draft, waits for a decision or has come back with a comment. On its own, since a new value
-- cannot be used in the transaction that adds it.
alter type publication add value 'SUBMITTED' before 'PUBLISHED';
alter type publication add value 'RETURNED' before 'PUBLISHED';
