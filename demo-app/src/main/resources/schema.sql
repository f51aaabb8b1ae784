create table product (
	sku varchar(20) primary key,
	name varchar(100) not null,
	cents integer not null,
	stock integer not null
);
