-- Nothing: makes the table of pairs of stories of which one copies the other.
create or replace temp table copies (one bigint, other bigint);
