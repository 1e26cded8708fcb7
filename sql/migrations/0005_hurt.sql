-- Whether a story counts people who are hurt: a report tells one such happening apart from another.
alter table check_stories add column hurt boolean;
-- What was hit, by the words of the lexicon.
alter table check_stories add column targets varchar[];
