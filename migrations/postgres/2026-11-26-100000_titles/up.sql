-- Words and phrases that say something of a job title beside the job, from seeds/title-terms.json.
CREATE TABLE title_terms (
    words TEXT COLLATE "C" PRIMARY KEY NOT NULL, -- in lower case, separated by spaces
    kind TEXT COLLATE "C" NOT NULL, -- TitleTermKind
    means TEXT COLLATE "C" -- what it is short for or the same as, its rank or its setting
);

-- Titles that employers give jobs, beside the titles and aliases of roles, from seeds/role-titles.json.
CREATE TABLE role_titles (
    position BIGINT PRIMARY KEY NOT NULL, -- in the order of the file
    role TEXT COLLATE "C" REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED, -- null for jobs that are no role
    title TEXT COLLATE "C" NOT NULL,
    stands_alone BOOLEAN NOT NULL -- names the role even where nothing shows that the job is in health
);
CREATE INDEX role_titles_by_role ON role_titles (role);
