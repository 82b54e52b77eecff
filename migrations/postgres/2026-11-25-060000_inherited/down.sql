DROP TABLE role_inherited_figures;
