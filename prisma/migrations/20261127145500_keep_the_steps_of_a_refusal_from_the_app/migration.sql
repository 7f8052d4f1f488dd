-- These run as the owner and see every row. The app needs only what is made of them: merge_refusal and undo_refusal.
revoke execute on function posts_of(text, uuid), organisations_above(uuid), organisations_below(uuid), users_differ(uuid[], uuid[])
  from public;
