-- What the Employment Projections say of an occupation beside its growth. `proxy` marks figures that the publisher took
-- over from a similar or a wider occupation. Percents are whole hundredths of a percent.

CREATE TABLE occupation_attainment (
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    occupation TEXT COLLATE "C" NOT NULL REFERENCES occupations (code) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL, -- of the level, the lowest first
    level TEXT COLLATE "C" NOT NULL,
    percent BIGINT NOT NULL, -- of the workers of 25 years and older
    reference_years TEXT COLLATE "C", -- of the survey: 2022-2023
    proxy BOOLEAN NOT NULL,
    PRIMARY KEY (occupation, dataset, position)
);
CREATE INDEX occupation_attainment_by_dataset ON occupation_attainment (dataset);

CREATE TABLE occupation_skill_ranks (
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    occupation TEXT COLLATE "C" NOT NULL REFERENCES occupations (code) DEFERRABLE INITIALLY DEFERRED,
    skill TEXT COLLATE "C" NOT NULL,
    percentile BIGINT, -- percent of the occupations that need less of the skill
    top BIGINT, -- 1 for the skill that the occupation needs most, to 3
    proxy BOOLEAN NOT NULL,
    PRIMARY KEY (occupation, dataset, skill)
);
CREATE INDEX occupation_skill_ranks_by_dataset ON occupation_skill_ranks (dataset);

CREATE TABLE occupation_entry (
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    occupation TEXT COLLATE "C" NOT NULL REFERENCES occupations (code) DEFERRABLE INITIALLY DEFERRED,
    education TEXT COLLATE "C", -- typically needed for entry
    experience TEXT COLLATE "C", -- in a related occupation
    training TEXT COLLATE "C", -- on the job, to attain competency
    PRIMARY KEY (occupation, dataset)
);
CREATE INDEX occupation_entry_by_dataset ON occupation_entry (dataset);

-- The states that a metropolitan area reaches into.
CREATE TABLE region_states (
    region TEXT COLLATE "C" NOT NULL REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    state TEXT COLLATE "C" NOT NULL REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (region, state)
);
CREATE INDEX region_states_by_state ON region_states (state, region);
