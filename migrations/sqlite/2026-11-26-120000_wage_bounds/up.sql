-- Between which amounts the means and medians of an edition lie, so that lists by amount pass over the parts that cannot
-- reach the page. Derived from wages with every import; null where an edition has none.
ALTER TABLE oews_editions ADD COLUMN year_least BIGINT;
ALTER TABLE oews_editions ADD COLUMN year_most BIGINT;
ALTER TABLE oews_editions ADD COLUMN hour_least BIGINT;
ALTER TABLE oews_editions ADD COLUMN hour_most BIGINT;
UPDATE oews_editions SET
    year_least = (SELECT min(CASE WHEN year_mean < year_median THEN year_mean ELSE coalesce(year_median, year_mean) END)
        FROM wages WHERE edition = number),
    year_most = (SELECT max(CASE WHEN year_mean > year_median THEN year_mean ELSE coalesce(year_median, year_mean) END)
        FROM wages WHERE edition = number),
    hour_least = (SELECT min(CASE WHEN hour_mean < hour_median THEN hour_mean ELSE coalesce(hour_median, hour_mean) END)
        FROM wages WHERE edition = number),
    hour_most = (SELECT max(CASE WHEN hour_mean > hour_median THEN hour_mean ELSE coalesce(hour_median, hour_mean) END)
        FROM wages WHERE edition = number);
