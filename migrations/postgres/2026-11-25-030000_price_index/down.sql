DROP TABLE consumer_prices;
