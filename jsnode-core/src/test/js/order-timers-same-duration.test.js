for (const name of ['a', 'b', 'c', 'd']) setTimeout((n) => console.log(n), 5, name);
