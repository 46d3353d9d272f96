import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsQR from 'jsqr';
import type { INodeExecutionData } from 'n8n-workflow';
import { PNG } from 'pngjs';
import { ROOT } from '../../../harness/engine/loadPackage.cts';
import { createHarness, people, type Harness } from '../../../harness/engine/harness.cts';

let harness: Harness;
beforeAll(async () => {
	harness = await createHarness({ groups: 3 });
});
afterEach(() => harness.emulator.reset());
afterAll(() => harness.close());

/** What somebody sees who scans the picture, decoded by other libraries than made it. */
function scanned(item: INodeExecutionData): string | undefined {
	const { data, width, height } = pictureOf(item);
	return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

function pictureOf({ binary }: INodeExecutionData) {
	return PNG.sync.read(Buffer.from(binary?.qrCode?.data ?? '', 'base64'));
}

describe('QR Code', () => {
	it.each(['getInviteCode', 'revokeInviteCode'])(
		'of %s leads to the link of the item',
		async (operation) => {
			const parameters = { operation, options: { qrCode: true } };
			const { items } = await harness.submit(people(1, harness.groups), { parameters });
			const item: INodeExecutionData = items[0] ?? { json: {} };
			expect(Object.keys(item.json)).toEqual(['code', 'link']);
			expect(scanned(item)).toBe(`https://chat.whatsapp.com/${harness.groups[0]?.inviteCode}`);
			expect(item.binary?.qrCode).toMatchObject({
				...{ mimeType: 'image/png', fileType: 'image', fileExtension: 'png' },
				fileName: `whatsapp-invite-${harness.groups[0]?.inviteCode}.png`,
			});
			// big enough to print, with the white border that scanners need
			const { width, height, data: pixels } = pictureOf(item);
			expect([width, height]).toEqual([656, 656]);
			expect(pixels.subarray(0, 4 * width * 64).every((value) => value === 255)).toBe(true);
		},
	);

	it('is of its own item when only some want it', async () => {
		const parameters = { options: { qrCode: '={{ $itemIndex === 1 }}' } };
		const { items } = await harness.submit(people(3, harness.groups), { parameters });
		expect(items.map(({ binary }) => binary !== undefined)).toEqual([false, true, false]);
		await harness.submit(people(6, harness.groups.slice(0, 1)), { parameters });
		// one for the item with a picture, one for the other five
		expect(harness.emulator.requests).toHaveLength(3 + 2);
	});

	it('goes with the code that is used again', async () => {
		const parameters = { options: { qrCode: true, reuseMinutes: 5 } };
		const { items: first } = await harness.submit(people(1, harness.groups), { parameters });
		const asked = harness.emulator.requests.length;
		const { items: second } = await harness.submit(people(1, harness.groups), { parameters });
		expect(second).toEqual(first);
		expect(harness.emulator.requests).toHaveLength(asked);
	});
});

/** Of the libraries in `dist`, who wrote them. */
const HOLDERS = {
	...{ uqr: 'Anthony Fu', fflate: 'Arjun Barrett' },
	...{ valibot: 'Fabian Hiller', 'libphonenumber-js': '@catamphetamine' },
};

describe('the QR library', () => {
	it('is not loaded by those who do not use it', () => {
		const program = `
			const { WawpGroups } = require('./index.js');
			new WawpGroups();
			const files = require('fs').readdirSync('./dist/code');
			for (const file of files) if (!file.startsWith('qrCode')) require('./dist/code/' + file);
			console.log(Object.keys(require.cache).some((file) => file.includes('qrCode')));
		`;
		expect(execFileSync(process.execPath, ['-e', program], { cwd: ROOT, encoding: 'utf8' })).toBe(
			'false\n',
		);
	});

	it('comes with its licences', () => {
		const licenses = readFileSync(join(ROOT, 'dist/LICENSES.txt'), 'utf8');
		const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
		for (const [name, holder] of Object.entries(HOLDERS)) {
			expect(licenses).toContain(`${name} ${devDependencies[name]}`);
			expect(licenses).toContain(holder);
		}
		expect(licenses.match(/Permission is hereby granted/g)).toHaveLength(4);
	});
});
