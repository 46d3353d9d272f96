module.exports = require('./tempFolder.js').setup;
