DROP TABLE conflict_pairs;
DROP TABLE conflicts;
DROP TABLE claims;
ALTER TABLE role_timelines DROP COLUMN kind;
