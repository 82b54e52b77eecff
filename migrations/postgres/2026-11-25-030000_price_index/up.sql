-- Consumer price indexes by month, which bring pay of different times to the prices of one month.
CREATE TABLE consumer_prices (
    series TEXT COLLATE "C" NOT NULL,
    region TEXT COLLATE "C" NOT NULL REFERENCES regions (code) DEFERRABLE INITIALLY DEFERRED,
    currency TEXT COLLATE "C" NOT NULL,
    month TEXT COLLATE "C" NOT NULL, -- YYYY-MM
    index_value BIGINT NOT NULL CHECK (index_value > 0), -- thousandths
    source TEXT COLLATE "C" NOT NULL REFERENCES sources (slug) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (series, month)
);
CREATE INDEX consumer_prices_by_region ON consumer_prices (region, currency, month);
