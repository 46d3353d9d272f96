const { mkdirSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Before all tests: a folder for what they leave behind. After them: away with it. */
exports.setup = async () => {
	// where jest writes its result
	mkdirSync(join(__dirname, '../../../.jest'), { recursive: true });
	process.env.JEST_TEMP_FOLDER = mkdtempSync(join(tmpdir(), 'wawp-groups-jest-'));
};

exports.teardown = async () => {
	rmSync(process.env.JEST_TEMP_FOLDER, { recursive: true, force: true });
};
