DROP TABLE region_states;
DROP TABLE occupation_entry;
DROP TABLE occupation_skill_ranks;
DROP TABLE occupation_attainment;
