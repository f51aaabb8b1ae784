const timer = setTimeout(() => console.log('refreshed'), 40);
setTimeout(() => timer.refresh(), 20);
setTimeout(() => console.log('before'), 50);
