import { plainNumber, plainText } from '../../lib/json';
import { cleanText } from '../../lib/text';
import { parseBaseUrl } from './baseUrl';

/** A Wawp credential as it is used: what people paste has spaces around it, or is a number. */
export interface WawpCredential {
	/** Without `/v2` and without a slash at its end. */
	baseUrl: string;
	instanceId: string;
	accessToken: string;
	/** Empty if Wawp does not sign webhooks. */
	webhookSecret: string;
	/** How many processes of n8n use this number at the same time; at least 1. */
	workers: number;
}

/**
 * The one place where a credential is cleaned: what is sent, and what is masked, come from here.
 * @throws InputError if the base URL is none
 */
export function readCredential(values: Record<string, unknown>): WawpCredential {
	const text = (value: unknown) => cleanText(plainText(value));
	return {
		baseUrl: parseBaseUrl(values.baseUrl),
		instanceId: text(values.instanceId),
		accessToken: text(values.accessToken),
		webhookSecret: text(values.webhookSecret),
		workers: Math.max(1, Math.floor(plainNumber(values.workers)) || 1),
	};
}
