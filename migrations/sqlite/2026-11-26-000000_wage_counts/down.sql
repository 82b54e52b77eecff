DROP INDEX wages_by_region;
CREATE INDEX wages_by_region ON wages (edition, region);

ALTER TABLE oews_editions ADD COLUMN all_rows BIGINT NOT NULL DEFAULT 0;
ALTER TABLE oews_editions ADD COLUMN yearly_rows BIGINT NOT NULL DEFAULT 0;
ALTER TABLE oews_editions ADD COLUMN hourly_rows BIGINT NOT NULL DEFAULT 0;
ALTER TABLE oews_editions ADD COLUMN current_rows BIGINT NOT NULL DEFAULT 0;
ALTER TABLE oews_editions ADD COLUMN current_yearly_rows BIGINT NOT NULL DEFAULT 0;
ALTER TABLE oews_editions ADD COLUMN current_hourly_rows BIGINT NOT NULL DEFAULT 0;
UPDATE oews_editions SET
    all_rows = (SELECT all_rows FROM wage_counts WHERE edition = number AND code = ''),
    yearly_rows = (SELECT yearly_rows FROM wage_counts WHERE edition = number AND code = ''),
    hourly_rows = (SELECT hourly_rows FROM wage_counts WHERE edition = number AND code = ''),
    current_rows = (SELECT current_rows FROM wage_counts WHERE edition = number AND code = ''),
    current_yearly_rows = (SELECT current_yearly_rows FROM wage_counts WHERE edition = number AND code = ''),
    current_hourly_rows = (SELECT current_hourly_rows FROM wage_counts WHERE edition = number AND code = '');
DROP TABLE wage_counts;
