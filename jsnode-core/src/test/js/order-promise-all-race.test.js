const wait = (ms, v) => new Promise((resolve) => setTimeout(resolve, ms, v));
Promise.all([wait(300, 'a'), wait(50, 'b'), 'c']).then((v) => console.log('all', v));
Promise.race([wait(200, 'slow'), wait(50, 'fast')]).then((v) => console.log('race', v));
Promise.any([Promise.reject(1), wait(100, 'any')]).then((v) => console.log('any', v));
Promise.allSettled([wait(150, 1), Promise.reject(2)]).then((v) => console.log('settled', JSON.stringify(v)));
