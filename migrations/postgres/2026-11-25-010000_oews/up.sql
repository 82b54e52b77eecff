-- One line of an OEWS file: the wages of an occupation in an area in one edition.
--
-- `id` packs edition, kind of area, occupation and area into one number (store/wages/key.rs), so that the rows of an
-- edition, and those of an occupation in it, lie side by side. Wages are cents. There are hundreds of thousands of rows:
-- what is the same for all of an edition stands in `datasets` and `oews_editions`, and the importer, not a foreign key,
-- sees to it that every region and occupation exists.
CREATE TABLE wages (
    id BIGINT PRIMARY KEY NOT NULL,
    edition BIGINT NOT NULL, -- the first digits of the id: edition and kind of area
    region TEXT COLLATE "C" NOT NULL,
    occupation TEXT COLLATE "C" NOT NULL,
    superseded BOOLEAN NOT NULL, -- a later edition has the same occupation and area
    yearly BOOLEAN NOT NULL, -- whether annual wages exist for the occupation
    hourly BOOLEAN NOT NULL, -- whether hourly wages exist for the occupation
    employment BIGINT,
    jobs_per_1000 BIGINT, -- thousandths
    location_quotient BIGINT, -- hundredths
    year_mean BIGINT,
    year_p10 BIGINT,
    year_p25 BIGINT,
    year_median BIGINT,
    year_p75 BIGINT,
    year_p90 BIGINT,
    hour_mean BIGINT,
    hour_p10 BIGINT,
    hour_p25 BIGINT,
    hour_median BIGINT,
    hour_p75 BIGINT,
    hour_p90 BIGINT,
    marks BIGINT NOT NULL -- why columns are null: two bits for each (store/wages/marks.rs)
);
-- The greatest first, as they are asked for, with nulls last and then by id. The same as in store/wages/indexes.rs, which makes them anew after large imports.
CREATE INDEX wages_by_region ON wages (edition, region);
CREATE INDEX wages_by_year_median ON wages (edition, year_median DESC NULLS LAST, id);
CREATE INDEX wages_by_hour_median ON wages (edition, hour_median DESC NULLS LAST, id);
CREATE INDEX wages_by_location_quotient ON wages (edition, location_quotient DESC NULLS LAST, id);

-- The editions of OEWS, one for each kind of area: what holds for all their rows.
CREATE TABLE oews_editions (
    dataset TEXT COLLATE "C" PRIMARY KEY NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    number BIGINT NOT NULL, -- as in wages.edition
    region_kind TEXT COLLATE "C" NOT NULL, -- RegionKind
    year_top_code BIGINT, -- cents: a wage marked as top-coded is at least this
    hour_top_code BIGINT,
    all_rows BIGINT NOT NULL,
    yearly_rows BIGINT NOT NULL,
    hourly_rows BIGINT NOT NULL,
    current_rows BIGINT NOT NULL, -- rows that no later edition supersedes
    current_yearly_rows BIGINT NOT NULL,
    current_hourly_rows BIGINT NOT NULL
);
