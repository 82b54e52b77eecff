DROP TABLE oews_editions;
DROP TABLE wages;
