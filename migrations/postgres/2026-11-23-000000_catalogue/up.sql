-- The catalogue: curated entries and figures, one table per thing, keyed by the slugs and codes people know.
-- Amounts are whole minor units (cents); percents are whole hundredths of a percent. `*_key` columns hold the
-- folded text (lower case, no accents) that sorting uses, `search_text` the one that `q` looks in. Foreign keys are checked at commit, so that a
-- load may write in any order.

-- One row: the number that changes exactly when data changes.
CREATE TABLE data_revision (
    id BIGINT PRIMARY KEY NOT NULL CHECK (id = 1),
    revision BIGINT NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
INSERT INTO data_revision (id, revision, changed_at) VALUES (1, 0, '1970-01-01 00:00:00');

CREATE TABLE datasets (
    slug TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    program TEXT COLLATE "C" NOT NULL, -- Program
    vintage TEXT COLLATE "C" NOT NULL,
    reference_period TEXT COLLATE "C", -- the time that all its figures describe, where that is one
    publisher TEXT COLLATE "C" NOT NULL,
    license TEXT COLLATE "C" NOT NULL,
    attribution TEXT COLLATE "C" NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    rows_loaded BIGINT NOT NULL,
    rows_rejected BIGINT NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX datasets_by_program ON datasets (program, slug);
CREATE INDEX datasets_by_name ON datasets (name_key, slug);
CREATE INDEX datasets_by_imported_at ON datasets (imported_at, slug);

CREATE TABLE dataset_files (
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    name TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    row_count BIGINT NOT NULL,
    PRIMARY KEY (dataset, name)
);
CREATE INDEX dataset_files_by_sha256 ON dataset_files (sha256);

-- Rows of the files of a data set that were refused, counted by reason.
CREATE TABLE dataset_rejects (
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT COLLATE "C" NOT NULL,
    row_count BIGINT NOT NULL,
    PRIMARY KEY (dataset, reason)
);

CREATE TABLE sources (
    slug TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    title_key TEXT COLLATE "C" NOT NULL,
    publisher TEXT COLLATE "C",
    publisher_key TEXT COLLATE "C",
    url TEXT COLLATE "C",
    published_on DATE,
    retrieved_on DATE,
    license TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL, -- SourceKind
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX sources_by_title ON sources (title_key, slug);
CREATE INDEX sources_by_kind ON sources (kind, slug);
CREATE INDEX sources_by_publisher ON sources (publisher_key, slug);
CREATE INDEX sources_by_published_on ON sources (published_on, slug);

CREATE TABLE source_notes (
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (source, position)
);

CREATE TABLE source_citations (
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    label TEXT COLLATE "C",
    title TEXT COLLATE "C" NOT NULL,
    publisher TEXT COLLATE "C",
    PRIMARY KEY (source, position)
);

CREATE TABLE organizations (
    slug TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    acronym TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL, -- OrganizationKind
    description TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    url TEXT COLLATE "C",
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX organizations_by_name ON organizations (name_key, slug);
CREATE INDEX organizations_by_kind ON organizations (kind, slug);

CREATE TABLE regions (
    code TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL, -- RegionKind
    parent TEXT COLLATE "C" REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    currency TEXT COLLATE "C",
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX regions_by_name ON regions (name_key, code);
CREATE INDEX regions_by_kind ON regions (kind, code);
CREATE INDEX regions_by_parent ON regions (parent, code);

-- Every region with itself and with each region that contains it.
CREATE TABLE region_ancestors (
    region TEXT COLLATE "C" NOT NULL REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    ancestor TEXT COLLATE "C" NOT NULL REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (ancestor, region)
);

CREATE TABLE occupations (
    code TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    system TEXT COLLATE "C" NOT NULL, -- OccupationSystem
    title TEXT COLLATE "C" NOT NULL,
    title_key TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C",
    description_source TEXT COLLATE "C" REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    parent TEXT COLLATE "C" REFERENCES occupations (code) DEFERRABLE INITIALLY DEFERRED,
    job_zone BIGINT,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX occupations_by_title ON occupations (title_key, code);
CREATE INDEX occupations_by_system ON occupations (system, code);
CREATE INDEX occupations_by_job_zone ON occupations (job_zone, code);
CREATE INDEX occupations_by_parent ON occupations (parent, code);

-- The occupations that a data set has figures of; for others a broader one of them stands in.
CREATE TABLE dataset_occupations (
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    occupation TEXT COLLATE "C" NOT NULL REFERENCES occupations (code) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (occupation, dataset)
);
CREATE INDEX dataset_occupations_by_dataset ON dataset_occupations (dataset);

CREATE TABLE occupation_crosswalks (
    occupation TEXT COLLATE "C" NOT NULL REFERENCES occupations (code) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    system TEXT COLLATE "C" NOT NULL, -- CrosswalkSystem
    code TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    match_kind TEXT COLLATE "C" NOT NULL, -- MatchKind
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (occupation, position)
);

CREATE TABLE families (
    slug TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX families_by_name ON families (name_key, slug);

CREATE TABLE tracks (
    slug TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    description TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE track_rungs (
    track TEXT COLLATE "C" NOT NULL REFERENCES tracks (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    years_min BIGINT,
    years_max BIGINT,
    summary TEXT COLLATE "C" NOT NULL,
    salary_band TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (track, position)
);

CREATE TABLE rung_focus_areas (
    track TEXT COLLATE "C" NOT NULL,
    rung BIGINT NOT NULL,
    position BIGINT NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (track, rung, position),
    FOREIGN KEY (track, rung) REFERENCES track_rungs (track, position) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE skills (
    slug TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL, -- SkillKind
    description TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX skills_by_name ON skills (name_key, slug);
CREATE INDEX skills_by_kind ON skills (kind, slug);

CREATE TABLE technologies (
    slug TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    category TEXT COLLATE "C" NOT NULL, -- TechnologyCategory
    description TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX technologies_by_name ON technologies (name_key, slug);
CREATE INDEX technologies_by_category ON technologies (category, slug);

CREATE TABLE roles (
    slug TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    title_key TEXT COLLATE "C" NOT NULL,
    family TEXT COLLATE "C" NOT NULL REFERENCES families (slug) DEFERRABLE INITIALLY DEFERRED,
    track TEXT COLLATE "C" NOT NULL REFERENCES tracks (slug) DEFERRABLE INITIALLY DEFERRED,
    seniority TEXT COLLATE "C" NOT NULL, -- Seniority
    summary TEXT COLLATE "C" NOT NULL,
    summary_source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    description TEXT COLLATE "C" NOT NULL,
    description_source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    occupation TEXT COLLATE "C" NOT NULL REFERENCES occupations (code) DEFERRABLE INITIALLY DEFERRED,
    occupation_match TEXT COLLATE "C" NOT NULL, -- MatchKind
    experience_min BIGINT,
    experience_max BIGINT,
    experience_source TEXT COLLATE "C" REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    typical_education TEXT COLLATE "C", -- EducationLevel
    typical_education_source TEXT COLLATE "C" REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    work_environment TEXT COLLATE "C",
    work_environment_source TEXT COLLATE "C" REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    headline_median TEXT COLLATE "C",
    headline_growth TEXT COLLATE "C",
    headline_openings TEXT COLLATE "C",
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX roles_by_title ON roles (title_key, slug);
CREATE INDEX roles_by_family ON roles (family, title_key, slug);
CREATE INDEX roles_by_track ON roles (track, title_key, slug);
CREATE INDEX roles_by_seniority ON roles (seniority, title_key, slug);
CREATE INDEX roles_by_occupation ON roles (occupation, title_key, slug);
CREATE INDEX roles_by_experience ON roles (experience_min, slug);

CREATE TABLE role_aliases (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);

-- The lists of plain texts of a role: responsibilities, settings, standards, regulations, pros and cons.
CREATE TABLE role_texts (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('responsibility', 'setting', 'standard', 'regulation', 'pro', 'con')),
    position BIGINT NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, kind, position)
);

CREATE TABLE role_skills (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    skill TEXT COLLATE "C" NOT NULL REFERENCES skills (slug) DEFERRABLE INITIALLY DEFERRED,
    importance TEXT COLLATE "C" NOT NULL, -- Importance
    note TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);
CREATE UNIQUE INDEX role_skills_by_skill ON role_skills (skill, role);

CREATE TABLE role_technologies (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    technology TEXT COLLATE "C" NOT NULL REFERENCES technologies (slug) DEFERRABLE INITIALLY DEFERRED,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);
CREATE UNIQUE INDEX role_technologies_by_technology ON role_technologies (technology, role);

CREATE TABLE role_education (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    path TEXT COLLATE "C" NOT NULL,
    necessity TEXT COLLATE "C" NOT NULL, -- Necessity
    note TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);
CREATE UNIQUE INDEX role_education_by_path ON role_education (path, role);

CREATE TABLE role_certifications (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    certification TEXT COLLATE "C" NOT NULL,
    necessity TEXT COLLATE "C" NOT NULL, -- Necessity
    note TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);
CREATE UNIQUE INDEX role_certifications_by_certification ON role_certifications (certification, role);

-- Associations, communities and events that a document names for a role.
CREATE TABLE role_organizations (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    organization TEXT COLLATE "C" NOT NULL REFERENCES organizations (slug) DEFERRABLE INITIALLY DEFERRED,
    note TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);
CREATE UNIQUE INDEX role_organizations_by_organization ON role_organizations (organization, role);

CREATE TABLE role_faqs (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    question TEXT COLLATE "C" NOT NULL,
    answer TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);

CREATE TABLE role_steps (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    months_min BIGINT,
    months_max BIGINT,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);

CREATE TABLE role_timelines (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    starting_point TEXT COLLATE "C" NOT NULL,
    years_min BIGINT,
    years_max BIGINT,
    note TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);

CREATE TABLE role_market_notes (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL, -- MarketNoteKind
    text TEXT COLLATE "C" NOT NULL,
    cited_publisher TEXT COLLATE "C",
    reference_period TEXT COLLATE "C",
    note TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);

-- Jobs before, after and beside a role; `other` is null for a job outside the catalogue.
CREATE TABLE role_relations (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    other TEXT COLLATE "C" REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    title TEXT COLLATE "C" NOT NULL,
    relation TEXT COLLATE "C" NOT NULL, -- Relation
    note TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);

-- Jobs that a role is mistaken for; `other` is null for a job outside the catalogue.
CREATE TABLE role_distinctions (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    other TEXT COLLATE "C" REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    title TEXT COLLATE "C" NOT NULL,
    how TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position)
);

-- Every source that anything about the role rests on, figures included.
CREATE TABLE role_sources (
    role TEXT COLLATE "C" NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (role, position),
    UNIQUE (role, source)
);

CREATE TABLE education_paths (
    slug TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    title_key TEXT COLLATE "C" NOT NULL,
    level TEXT COLLATE "C" NOT NULL, -- EducationLevel
    full_time_months_min BIGINT,
    full_time_months_max BIGINT,
    part_time_months_min BIGINT,
    part_time_months_max BIGINT,
    months_ceiling BIGINT, -- upper end at the quickest pace, for the filter max_months
    cost_min BIGINT, -- minor units of cost_currency
    cost_max BIGINT,
    cost_currency TEXT COLLATE "C",
    cost_note TEXT COLLATE "C",
    cost_source TEXT COLLATE "C" REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    provider TEXT COLLATE "C" REFERENCES organizations (slug) DEFERRABLE INITIALLY DEFERRED,
    description TEXT COLLATE "C" NOT NULL,
    description_source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX education_paths_by_title ON education_paths (title_key, slug);
CREATE INDEX education_paths_by_level ON education_paths (level, slug);
CREATE INDEX education_paths_by_months ON education_paths (months_ceiling, slug);
CREATE INDEX education_paths_by_cost ON education_paths (cost_max, slug);

CREATE TABLE education_path_texts (
    path TEXT COLLATE "C" NOT NULL REFERENCES education_paths (slug) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('field_of_study', 'coursework')),
    position BIGINT NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (path, kind, position)
);

CREATE TABLE education_path_deliveries (
    path TEXT COLLATE "C" NOT NULL REFERENCES education_paths (slug) DEFERRABLE INITIALLY DEFERRED,
    delivery TEXT COLLATE "C" NOT NULL, -- Delivery
    PRIMARY KEY (delivery, path)
);
CREATE INDEX education_path_deliveries_by_path ON education_path_deliveries (path);

CREATE TABLE education_path_sources (
    path TEXT COLLATE "C" NOT NULL REFERENCES education_paths (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (path, position),
    UNIQUE (path, source)
);

CREATE TABLE certifications (
    slug TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    name_key TEXT COLLATE "C" NOT NULL,
    acronym TEXT COLLATE "C",
    issuer TEXT COLLATE "C" REFERENCES organizations (slug) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT COLLATE "C" NOT NULL, -- CertificationKind
    status TEXT COLLATE "C" NOT NULL, -- CertificationStatus
    checked_on DATE,
    exam_required BOOLEAN,
    exam_note TEXT COLLATE "C",
    cost_min BIGINT,
    cost_max BIGINT,
    cost_currency TEXT COLLATE "C",
    cost_note TEXT COLLATE "C",
    cost_source TEXT COLLATE "C" REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    renewal_months BIGINT,
    renewal_credits BIGINT,
    url TEXT COLLATE "C",
    description TEXT COLLATE "C" NOT NULL,
    description_source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX certifications_by_name ON certifications (name_key, slug);
CREATE INDEX certifications_by_issuer ON certifications (issuer, slug);
CREATE INDEX certifications_by_status ON certifications (status, slug);

CREATE TABLE certification_requirements (
    certification TEXT COLLATE "C" NOT NULL REFERENCES certifications (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL, -- RequirementKind
    operator TEXT COLLATE "C" NOT NULL, -- RequirementOperator
    value TEXT COLLATE "C",
    text TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (certification, position)
);

CREATE TABLE certification_sources (
    certification TEXT COLLATE "C" NOT NULL REFERENCES certifications (slug) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (certification, position),
    UNIQUE (certification, source)
);

-- One pay figure of one document or data set; the curated ones belong to the data set `curated`.
CREATE TABLE salary_bands (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    role TEXT COLLATE "C" REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    occupation TEXT COLLATE "C" REFERENCES occupations (code) DEFERRABLE INITIALLY DEFERRED,
    occupation_match TEXT COLLATE "C", -- MatchKind
    region TEXT COLLATE "C" NOT NULL REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    region_kind TEXT COLLATE "C" NOT NULL, -- RegionKind
    level TEXT COLLATE "C",
    level_label TEXT COLLATE "C",
    level_years_min BIGINT,
    level_years_max BIGINT,
    currency TEXT COLLATE "C" NOT NULL,
    period TEXT COLLATE "C" NOT NULL, -- PayPeriod
    pay_basis TEXT COLLATE "C" NOT NULL, -- PayBasis
    low BIGINT,
    p10 BIGINT,
    p25 BIGINT,
    median BIGINT,
    p75 BIGINT,
    p90 BIGINT,
    high BIGINT,
    mean BIGINT,
    open_ended TEXT COLLATE "C", -- OpenEnd
    approximate BOOLEAN NOT NULL,
    employment BIGINT,
    reference_period TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    cited_publisher TEXT COLLATE "C",
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    note TEXT COLLATE "C",
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX salary_bands_by_role ON salary_bands (role, region, median, id);
CREATE INDEX salary_bands_by_occupation ON salary_bands (occupation, region, median, id);
CREATE INDEX salary_bands_by_region ON salary_bands (region, median, id);
CREATE INDEX salary_bands_by_region_kind ON salary_bands (region_kind, median, id);
CREATE INDEX salary_bands_by_level ON salary_bands (level, id);
CREATE INDEX salary_bands_by_currency ON salary_bands (currency, id);
CREATE INDEX salary_bands_by_period ON salary_bands (period, id);
CREATE INDEX salary_bands_by_pay_basis ON salary_bands (pay_basis, id);
CREATE INDEX salary_bands_by_source ON salary_bands (source, id);
CREATE INDEX salary_bands_by_dataset ON salary_bands (dataset, id);
CREATE INDEX salary_bands_by_reference_period ON salary_bands (reference_period, id);
CREATE INDEX salary_bands_by_experience ON salary_bands (level_years_min, level_years_max, id);
CREATE INDEX salary_bands_by_median ON salary_bands (median, id);
CREATE INDEX salary_bands_by_mean ON salary_bands (mean, id);
CREATE INDEX salary_bands_by_low ON salary_bands (low, id);
CREATE INDEX salary_bands_by_high ON salary_bands (high, id);
CREATE INDEX salary_bands_with_p10 ON salary_bands (id) WHERE p10 IS NOT NULL;
CREATE INDEX salary_bands_with_p25 ON salary_bands (id) WHERE p25 IS NOT NULL;
CREATE INDEX salary_bands_with_p75 ON salary_bands (id) WHERE p75 IS NOT NULL;
CREATE INDEX salary_bands_with_p90 ON salary_bands (id) WHERE p90 IS NOT NULL;

-- Why an amount is absent, where that is known better than "not stated".
CREATE TABLE salary_band_gaps (
    salary_band TEXT COLLATE "C" NOT NULL REFERENCES salary_bands (id) DEFERRABLE INITIALLY DEFERRED,
    field TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL, -- MissingReason
    PRIMARY KEY (salary_band, field)
);

CREATE TABLE salary_differentials (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    role TEXT COLLATE "C" REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    dimension TEXT COLLATE "C" NOT NULL, -- DifferentialDimension
    subject_kind TEXT COLLATE "C" NOT NULL, -- SubjectKind
    subject_code TEXT COLLATE "C" NOT NULL,
    subject_label TEXT COLLATE "C" NOT NULL,
    relative_to TEXT COLLATE "C" NOT NULL,
    region TEXT COLLATE "C" NOT NULL REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    percent_min BIGINT, -- hundredths of a percent
    percent_max BIGINT,
    amount_min BIGINT, -- minor units of currency
    amount_max BIGINT,
    currency TEXT COLLATE "C",
    period TEXT COLLATE "C", -- PayPeriod
    approximate BOOLEAN NOT NULL,
    reference_period TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    cited_publisher TEXT COLLATE "C",
    note TEXT COLLATE "C",
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX salary_differentials_by_role ON salary_differentials (role, id);
CREATE INDEX salary_differentials_by_subject ON salary_differentials (subject_kind, subject_code, id);
CREATE INDEX salary_differentials_by_dimension ON salary_differentials (dimension, id);
CREATE INDEX salary_differentials_by_source ON salary_differentials (source, id);
CREATE INDEX salary_differentials_by_percent ON salary_differentials (percent_min, id);

-- Growth, openings, demand or entry rules in a place; the curated ones belong to the data set `curated`.
CREATE TABLE regional_outlook (
    id TEXT COLLATE "C" PRIMARY KEY NOT NULL,
    role TEXT COLLATE "C" REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    occupation TEXT COLLATE "C" REFERENCES occupations (code) DEFERRABLE INITIALLY DEFERRED,
    occupation_match TEXT COLLATE "C", -- MatchKind
    region TEXT COLLATE "C" NOT NULL REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    region_kind TEXT COLLATE "C" NOT NULL, -- RegionKind
    period_from BIGINT,
    period_to BIGINT,
    growth_min BIGINT, -- hundredths of a percent
    growth_max BIGINT,
    outlook_label TEXT COLLATE "C",
    employment_base BIGINT,
    employment_projected BIGINT,
    annual_openings BIGINT,
    location_quotient BIGINT, -- hundredths
    jobs_per_1000 BIGINT, -- thousandths
    mean_wage BIGINT, -- minor units of currency, a year
    currency TEXT COLLATE "C",
    approximate BOOLEAN NOT NULL,
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    cited_publisher TEXT COLLATE "C",
    dataset TEXT COLLATE "C" NOT NULL REFERENCES datasets (slug) DEFERRABLE INITIALLY DEFERRED,
    superseded BOOLEAN NOT NULL, -- a later edition of the same program has the same occupation and place
    note TEXT COLLATE "C",
    search_text TEXT COLLATE "C" NOT NULL
);
CREATE INDEX regional_outlook_by_role ON regional_outlook (role, region, id);
CREATE INDEX regional_outlook_by_occupation ON regional_outlook (occupation, dataset, region, id);
CREATE INDEX regional_outlook_current ON regional_outlook (id) WHERE superseded = FALSE;
CREATE INDEX regional_outlook_by_region ON regional_outlook (region, id);
CREATE INDEX regional_outlook_by_region_kind ON regional_outlook (region_kind, id);
CREATE INDEX regional_outlook_by_source ON regional_outlook (source, id);
CREATE INDEX regional_outlook_by_dataset ON regional_outlook (dataset, id);
CREATE INDEX regional_outlook_by_growth ON regional_outlook (growth_min, id);
CREATE INDEX regional_outlook_by_openings ON regional_outlook (annual_openings, id);
CREATE INDEX regional_outlook_by_location_quotient ON regional_outlook (location_quotient, id);
CREATE INDEX regional_outlook_by_mean_wage ON regional_outlook (mean_wage, id);
CREATE INDEX regional_outlook_by_period_from ON regional_outlook (period_from, id);

CREATE TABLE outlook_notes (
    outlook TEXT COLLATE "C" NOT NULL REFERENCES regional_outlook (id) DEFERRABLE INITIALLY DEFERRED,
    position BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL, -- OutlookNoteKind
    text TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (outlook, position)
);

-- References to tables that are made later than the one that refers to them.
ALTER TABLE track_rungs ADD FOREIGN KEY (role) REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE track_rungs ADD FOREIGN KEY (salary_band) REFERENCES salary_bands (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE roles ADD FOREIGN KEY (headline_median) REFERENCES salary_bands (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE roles ADD FOREIGN KEY (headline_growth) REFERENCES regional_outlook (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE roles ADD FOREIGN KEY (headline_openings) REFERENCES regional_outlook (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE role_education ADD FOREIGN KEY (path) REFERENCES education_paths (slug) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE role_certifications ADD FOREIGN KEY (certification) REFERENCES certifications (slug) DEFERRABLE INITIALLY DEFERRED;
