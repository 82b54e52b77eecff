DROP TABLE role_titles;
DROP TABLE title_terms;
