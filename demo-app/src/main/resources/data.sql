insert into product (sku, name, cents, stock) values
	('A1', 'Espresso cup', 1999, 40),
	('B2', 'Kettle', 4950, 12),
	('C3', 'Filter papers', 750, 300);
