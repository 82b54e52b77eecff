-- What the headline of a role shows where the editors have chosen no figure: the newest official ones of its occupation in
-- the nation. Derived from roles, wages and projections with every change of them.
CREATE TABLE role_inherited_figures (
    role TEXT COLLATE "C" PRIMARY KEY NOT NULL REFERENCES roles (slug) DEFERRABLE INITIALLY DEFERRED,
    salary_band TEXT COLLATE "C", -- id of annual wages
    median BIGINT, -- their median, in cents
    growth_outlook TEXT COLLATE "C" REFERENCES regional_outlook (id) DEFERRABLE INITIALLY DEFERRED,
    openings_outlook TEXT COLLATE "C" REFERENCES regional_outlook (id) DEFERRABLE INITIALLY DEFERRED
);
