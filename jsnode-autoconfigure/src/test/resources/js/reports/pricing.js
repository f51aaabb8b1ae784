exports.quote = () => 'reported';
