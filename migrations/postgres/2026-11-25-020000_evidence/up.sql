-- What a timeline measures: the time from a starting point to the role, a part of it, or the whole career.
ALTER TABLE role_timelines ADD COLUMN kind TEXT COLLATE "C" NOT NULL DEFAULT 'time_to_role'; -- TimelineKind

-- Every figure as a claim: one statistic of one row, with what the imported official data say of it. Computed from the
-- tables of figures whenever these change, never written by hand. Besides the curated figures it has those official
-- ones that a claim was found to differ from.
CREATE TABLE claims (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL, -- key of the row, `~`, field
    resource TEXT COLLATE "C" NOT NULL, -- FigureResource
    figure TEXT COLLATE "C" NOT NULL, -- key of the row in that resource
    field TEXT COLLATE "C" NOT NULL,
    quantity TEXT COLLATE "C" NOT NULL, -- Quantity
    statistic TEXT COLLATE "C" NOT NULL, -- Measure
    value_min BIGINT, -- in the smallest parts of the unit: minor units, hundredths of a percent, people, years
    value_max BIGINT, -- as value_min; null when the upper end is open
    unit TEXT COLLATE "C" NOT NULL,
    approximate BOOLEAN NOT NULL,
    role TEXT COLLATE "C" REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    occupation TEXT COLLATE "C" REFERENCES occupations (code) DEFERRABLE INITIALLY DEFERRED,
    occupation_match TEXT COLLATE "C", -- MatchKind
    region TEXT COLLATE "C" REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    level TEXT COLLATE "C", -- in words
    reference_period TEXT COLLATE "C", -- `YYYY`, `YYYY-MM` or `YYYY-YYYY`
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    cited_publisher TEXT COLLATE "C",
    listed BOOLEAN NOT NULL, -- whether it cites another publisher than that of its source
    verdict TEXT COLLATE "C" NOT NULL, -- Verdict
    published_value BIGINT, -- as value_min
    difference BIGINT, -- claim minus published value
    dataset TEXT COLLATE "C" REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED, -- that the published value stands in
    detail TEXT COLLATE "C" NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX claims_by_resource ON claims (resource, id);
CREATE INDEX claims_by_role ON claims (role, id);
CREATE INDEX claims_by_occupation ON claims (occupation, id);
CREATE INDEX claims_by_region ON claims (region, id);
CREATE INDEX claims_by_source ON claims (source, id);
CREATE INDEX claims_by_verdict ON claims (verdict, id);
CREATE INDEX claims_by_dataset ON claims (dataset, id);
CREATE INDEX claims_by_reference_period ON claims (reference_period, id);

-- Claims about one quantity of one role in one place and one unit that disagree; computed from `claims`.
CREATE TABLE conflicts (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    quantity TEXT COLLATE "C" NOT NULL, -- Quantity
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    region TEXT COLLATE "C" REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT COLLATE "C" NOT NULL
);
CREATE INDEX conflicts_by_quantity ON conflicts (quantity, id);
CREATE INDEX conflicts_by_role ON conflicts (role, id);
CREATE INDEX conflicts_by_region ON conflicts (region, id);

-- The claims of a conflict that disagree, two by two, with each reason why they may.
CREATE TABLE conflict_pairs (
    conflict TEXT COLLATE "C" NOT NULL REFERENCES conflicts (id) DEFERRABLE INITIALLY DEFERRED,
    a TEXT COLLATE "C" NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    b TEXT COLLATE "C" NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT COLLATE "C" NOT NULL, -- ConflictReason
    PRIMARY KEY (conflict, a, b, reason)
);
CREATE INDEX conflict_pairs_by_reason ON conflict_pairs (reason, conflict);
