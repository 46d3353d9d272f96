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
	const header = new DataView(new ArrayBuffer(13));
	header.setUint32(0, scale * (rows[0]?.length ?? 0));
	header.setUint32(4, scale * rows.length);
	header.setUint8(8, 1); // bits for each pixel; what follows is 0: greyscale, not interlaced
	const lines = rows.flatMap((row) => Array<Uint8Array>(scale).fill(scanline(row, scale)));
	return joined([
		SIGNATURE,
		chunk('IHDR', new Uint8Array(header.buffer)),
		chunk('IDAT', zlibSync(joined(lines))),
		chunk('IEND', new Uint8Array()),
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
	const checked = joined([new TextEncoder().encode(type), data]);
	return joined([uint32(data.length), checked, uint32(crc32(checked))]);
}

function uint32(value: number): Uint8Array {
	const view = new DataView(new ArrayBuffer(4));
	view.setUint32(0, value);
	return new Uint8Array(view.buffer);
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

function joined(parts: Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
