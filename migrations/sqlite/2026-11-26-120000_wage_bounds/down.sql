ALTER TABLE oews_editions DROP COLUMN year_least;
ALTER TABLE oews_editions DROP COLUMN year_most;
ALTER TABLE oews_editions DROP COLUMN hour_least;
ALTER TABLE oews_editions DROP COLUMN hour_most;
