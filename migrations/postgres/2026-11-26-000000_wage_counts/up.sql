-- How many rows of wages an edition has, in all, of each occupation and of each region, so that no list counts them.
-- Derived from wages with every import.
CREATE TABLE wage_counts (
    edition BIGINT NOT NULL, -- as in wages.edition
    code TEXT COLLATE "C" NOT NULL, -- of an occupation or a region; empty for the whole edition
    all_rows BIGINT NOT NULL,
    yearly_rows BIGINT NOT NULL,
    hourly_rows BIGINT NOT NULL,
    current_rows BIGINT NOT NULL, -- rows that no later edition supersedes
    current_yearly_rows BIGINT NOT NULL,
    current_hourly_rows BIGINT NOT NULL,
    PRIMARY KEY (edition, code)
);
INSERT INTO wage_counts
SELECT edition, code, count(*), count(*) FILTER (WHERE yearly), count(*) FILTER (WHERE hourly),
    count(*) FILTER (WHERE NOT superseded), count(*) FILTER (WHERE yearly AND NOT superseded),
    count(*) FILTER (WHERE hourly AND NOT superseded)
FROM (
    SELECT edition, '' AS code, yearly, hourly, superseded FROM wages
    UNION ALL SELECT edition, occupation, yearly, hourly, superseded FROM wages
    UNION ALL SELECT edition, region, yearly, hourly, superseded FROM wages
) AS counted
GROUP BY edition, code;

ALTER TABLE oews_editions DROP COLUMN all_rows;
ALTER TABLE oews_editions DROP COLUMN yearly_rows;
ALTER TABLE oews_editions DROP COLUMN hourly_rows;
ALTER TABLE oews_editions DROP COLUMN current_rows;
ALTER TABLE oews_editions DROP COLUMN current_yearly_rows;
ALTER TABLE oews_editions DROP COLUMN current_hourly_rows;

-- With all that lists of one place sort by and choose by, so that they need not look up its rows, which lie far apart. The
-- same as in store/wages/indexes.rs, which makes it anew after large imports.
DROP INDEX wages_by_region;
CREATE INDEX wages_by_region ON wages (edition, region, id, superseded, yearly, hourly, year_median, hour_median, year_mean, hour_mean, location_quotient);
