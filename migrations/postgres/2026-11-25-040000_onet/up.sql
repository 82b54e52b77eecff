-- What the O*NET database tells of occupations, one set of rows for each edition. The large tables carry no foreign
-- keys: the importer is their only writer. `occupation` is an O*NET-SOC code throughout.

-- Which parts each file of an edition gave, and whether another file has replaced them since.
CREATE TABLE onet_files (
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    file TEXT COLLATE "C" NOT NULL,
    part TEXT COLLATE "C" NOT NULL, -- OnetPart
    in_force BOOLEAN NOT NULL,
    PRIMARY KEY (dataset, file, part)
);

-- Rows refused, by file; summed up in dataset_rejects.
CREATE TABLE onet_rejects (
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    file TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    row_count BIGINT NOT NULL,
    PRIMARY KEY (dataset, file, reason)
);

-- How many rows an edition has of each part for each occupation, and whether it is the newest that has any.
CREATE TABLE onet_parts (
    occupation TEXT COLLATE "C" NOT NULL,
    part TEXT COLLATE "C" NOT NULL, -- OnetPart
    dataset TEXT COLLATE "C" NOT NULL,
    row_count BIGINT NOT NULL,
    current BOOLEAN NOT NULL,
    PRIMARY KEY (occupation, part, dataset)
);

CREATE TABLE onet_occupations (
    occupation TEXT COLLATE "C" NOT NULL,
    dataset TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (occupation, dataset)
);

-- What the categories of the education scales stand for.
CREATE TABLE onet_categories (
    dataset TEXT COLLATE "C" NOT NULL,
    scale TEXT COLLATE "C" NOT NULL, -- RL or RQ
    category BIGINT NOT NULL,
    label TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (dataset, scale, category)
);

CREATE TABLE onet_titles (
    occupation TEXT COLLATE "C" NOT NULL,
    dataset TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL, -- OnetTitleKind
    title TEXT COLLATE "C" NOT NULL,
    title_key TEXT COLLATE "C" NOT NULL, -- folded
    short_title TEXT COLLATE "C",
    sources TEXT COLLATE "C", -- O*NET's numbers of the sources, as printed
    shown BOOLEAN, -- whether My Next Move shows a reported title
    PRIMARY KEY (occupation, dataset, kind, title)
);
CREATE INDEX onet_titles_by_key ON onet_titles (title_key);

CREATE TABLE onet_tasks (
    occupation TEXT COLLATE "C" NOT NULL,
    dataset TEXT COLLATE "C" NOT NULL,
    task BIGINT NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C", -- TaskKind; null where O*NET has not rated the task
    PRIMARY KEY (occupation, dataset, task)
);

CREATE TABLE onet_ratings (
    occupation TEXT COLLATE "C" NOT NULL,
    dataset TEXT COLLATE "C" NOT NULL,
    element TEXT COLLATE "C" NOT NULL,
    part TEXT COLLATE "C" NOT NULL, -- OnetPart: skills or knowledge
    name TEXT COLLATE "C" NOT NULL,
    importance BIGINT, -- hundredths, 100 to 500
    importance_suppressed BOOLEAN NOT NULL,
    level BIGINT, -- hundredths, 0 to 700
    level_suppressed BOOLEAN NOT NULL,
    not_relevant BOOLEAN NOT NULL,
    PRIMARY KEY (occupation, dataset, element)
);

CREATE TABLE onet_technologies (
    occupation TEXT COLLATE "C" NOT NULL,
    dataset TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    category TEXT COLLATE "C" NOT NULL,
    category_code TEXT COLLATE "C", -- a UNSPSC commodity, or since 30.3 an element of the content model
    hot BOOLEAN NOT NULL,
    in_demand BOOLEAN, -- null in editions that do not tell
    PRIMARY KEY (occupation, dataset, name, category)
);

CREATE TABLE onet_education (
    occupation TEXT COLLATE "C" NOT NULL,
    dataset TEXT COLLATE "C" NOT NULL,
    scale TEXT COLLATE "C" NOT NULL, -- RL or RQ
    category BIGINT NOT NULL,
    percent BIGINT, -- hundredths of a percent
    suppressed BOOLEAN NOT NULL,
    PRIMARY KEY (occupation, dataset, scale, category)
);

CREATE TABLE onet_certification (
    occupation TEXT COLLATE "C" NOT NULL,
    dataset TEXT COLLATE "C" NOT NULL,
    importance BIGINT, -- hundredths, 100 to 500
    suppressed BOOLEAN NOT NULL,
    PRIMARY KEY (occupation, dataset)
);

CREATE TABLE onet_job_zones (
    occupation TEXT COLLATE "C" NOT NULL,
    dataset TEXT COLLATE "C" NOT NULL,
    job_zone BIGINT NOT NULL,
    PRIMARY KEY (occupation, dataset)
);

CREATE TABLE onet_related (
    occupation TEXT COLLATE "C" NOT NULL,
    dataset TEXT COLLATE "C" NOT NULL,
    related TEXT COLLATE "C" NOT NULL, -- O*NET-SOC code
    tier TEXT COLLATE "C" NOT NULL, -- RelatednessTier
    position BIGINT NOT NULL, -- 1 is the nearest
    PRIMARY KEY (occupation, dataset, related)
);
