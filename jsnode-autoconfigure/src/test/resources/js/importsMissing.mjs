import './pricng.js';
