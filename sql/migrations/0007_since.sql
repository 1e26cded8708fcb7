-- The first day of a story that is a total over weeks: what two such totals of one place have in common.
alter table check_stories add column since date;
