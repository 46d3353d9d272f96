import { WawpError } from '../../wawp/failures/errors';

/** What is used of a Node stream. */
export interface ByteStream extends AsyncIterable<Uint8Array> {
	destroy(): unknown;
}

/** 5,000 groups with all their members fit; a hostile or broken server does not fill the memory. */
const LARGEST_BYTES = 32 * 1024 * 1024;

/**
 * The text of a stream, after decompression.
 * @throws WawpError `tooLarge`, or the stream's own error
 */
export async function readText(stream: ByteStream): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	let bytes = 0;
	try {
		for await (const chunk of stream) {
			bytes += chunk.byteLength;
			if (bytes > LARGEST_BYTES) throw new WawpError('tooLarge');
			text += decoder.decode(chunk, { stream: true });
		}
		return text + decoder.decode();
	} finally {
		stream.destroy();
	}
}
