-- The provinces in which the places of a story lie: a report that names the province can be of what befell its town.
alter table check_stories add column regions varchar[];
-- Whether a key is a rare sort of happening: its stories are of many places, so each meets more of them.
alter table check_keys add column rare boolean;
