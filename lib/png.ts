import { zlibSync } from 'fflate';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * A PNG file in black and white, one bit for each pixel. n8n Cloud lets nodes have neither files nor
 * `zlib`, so it is deflated in JavaScript.
 * Source: https://www.w3.org/TR/png-3/
 * @param rows of dots, all equally long; `true` is black
 * @param scale how many pixels a dot is wide and high
 */
export function encodePng(rows: boolean[][], scale: number): Uint8Array {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(scale * (rows[0]?.length ?? 0), 0);
	header.writeUInt32BE(scale * rows.length, 4);
	header.writeUInt8(1, 8); // bits for each pixel; what follows is 0: greyscale, not interlaced
	const lines = rows.flatMap((row) => Array<Uint8Array>(scale).fill(scanline(row, scale)));
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('IDAT', zlibSync(Buffer.concat(lines))),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** A line as it is deflated: a byte that says "no filter", then 8 pixels in each byte, 1 is white. */
function scanline(row: boolean[], scale: number): Uint8Array {
	const bytes = new Uint8Array(1 + Math.ceil((scale * row.length) / 8));
	for (let x = 0; x < scale * row.length; x++) {
		const index = 1 + (x >> 3);
		if (!row[Math.floor(x / scale)]) bytes[index] = (bytes[index] ?? 0) | (0x80 >> (x & 7));
	}
	return bytes;
}

/** Length, type, data, and a checksum of the two. */
function chunk(type: string, data: Uint8Array): Uint8Array {
	const checked = Buffer.concat([Buffer.from(type), data]);
	const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	checksum.writeUInt32BE(crc32(checked));
	return Buffer.concat([length, checked, checksum]);
}

/** The checksum of PNG: CRC-32 with the polynomial of Ethernet. */
function crc32(bytes: Uint8Array): number {
	let crc = -1;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}
