module.exports = require('./tempFolder.js').teardown;
