-- Wordings by which postings name skills, technologies and certifications, from seeds/posting-terms.json.
CREATE TABLE posting_terms (
    position BIGINT PRIMARY KEY NOT NULL, -- in the order of the file
    kind TEXT COLLATE "C" NOT NULL, -- PostingTermKind
    entry TEXT COLLATE "C", -- slug in the table of that kind; null for words that only look like a name, and hide it
    words TEXT COLLATE "C" NOT NULL,
    exact BOOLEAN NOT NULL -- needs its capitals
);
