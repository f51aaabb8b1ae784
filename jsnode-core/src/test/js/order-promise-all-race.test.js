const wait = (ms, v) => new Promise((resolve) => setTimeout(resolve, ms, v));
Promise.all([wait(12, 'a'), wait(4, 'b'), 'c']).then((v) => console.log('all', v));
Promise.race([wait(8, 'slow'), wait(2, 'fast')]).then((v) => console.log('race', v));
Promise.any([Promise.reject(1), wait(6, 'any')]).then((v) => console.log('any', v));
Promise.allSettled([wait(1, 1), Promise.reject(2)]).then((v) => console.log('settled', JSON.stringify(v)));
