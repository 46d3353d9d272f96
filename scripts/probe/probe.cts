import * as v from 'valibot';
import { parseBaseUrl } from '../../wawp/account/baseUrl';
import type { Endpoint } from '../../wawp/contract/endpoint';
import type { WawpAnswer, WawpRequest } from '../../wawp/http';
import { parsedJson } from '../../lib/json';
import { masker } from '../../lib/mask';

/** Whose Wawp is probed. */
export interface ProbeSetup {
	instanceId: string;
	accessToken: string;
	baseUrl?: string;
	groupId?: string;
}

/** A request, with other credentials than the right ones where a check needs that. */
export interface ProbeRequest extends Pick<WawpRequest, 'path' | 'query' | 'body'> {
	method?: WawpRequest['method'];
	credentials?: Record<string, string>;
	headers?: Record<string, string>;
}

/** What the checks work with. */
export interface Probe {
	groupId: string | undefined;
	instanceId: string;
	accessToken: string;
	/** Both credentials are masked in the answer. */
	ask(request: ProbeRequest): Promise<WawpAnswer>;
}

/** One assumption and how to look whether it holds. */
export interface Check {
	name: string;
	run(probe: Probe): Promise<Finding>;
}

/** `holds` is undefined where nothing can be told; `saw` is for people and holds no secret. */
export interface Finding {
	holds: boolean | undefined;
	saw: string;
}

const TIMEOUT_MS = 30_000;
const PAUSE_MS = Number(process.env.WAWP_PROBE_PAUSE_MS ?? 1000);

/** Sends one request after another, unhurried. */
export function createProbe(setup: ProbeSetup): Probe {
	const { instanceId, accessToken, baseUrl, groupId } = setup;
	const base = parseBaseUrl(baseUrl);
	const mask = masker([accessToken, instanceId]);
	const right = { instance_id: instanceId, access_token: accessToken };
	const ask: Probe['ask'] = async (request) => {
		const { method = 'GET', path, query = {}, body, credentials = right, headers = {} } = request;
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
		const params = new URLSearchParams(credentials);
		for (const [key, value] of Object.entries(query)) params.set(key, String(value));
		const response = await fetch(`${base}${path}?${params}`, {
			method,
			headers: { 'Content-Type': 'application/json', ...headers },
			body: body && JSON.stringify(body),
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: mask(parsedJson(await response.text())),
		};
	};
	return { groupId, instanceId, accessToken, ask };
}

/** A check that one answer passes. */
export function check(
	name: string,
	request: (probe: Probe) => ProbeRequest | undefined,
	holds: (body: unknown, status: number) => boolean,
): Check {
	return {
		name,
		async run(probe): Promise<Finding> {
			const asked = request(probe);
			if (!asked) return { holds: undefined, saw: 'set WAWP_GROUP_ID to a group you administer' };
			const answer = await probe.ask(asked);
			return { holds: holds(answer.body, answer.status), saw: inShort(answer) };
		},
	};
}

/** A check that the answer to a row of the contract is one that the contract reads, asked in its first way. */
export function reads<P, A>(
	name: string,
	endpoint: Endpoint<P, A>,
	params: (probe: Probe) => P | undefined,
): Check {
	const asked = (probe: Probe) => {
		const given = params(probe);
		return given && { method: endpoint.method, ...endpoint.ways(given)[0] };
	};
	const holds = (body: unknown, status: number) =>
		status >= 200 && status < 300 && v.is(endpoint.answer, body);
	return check(name, asked, holds);
}

/** An answer in a few words: its status, and the keys or the beginning of its body. */
export function inShort({ status, body }: WawpAnswer): string {
	return `${status} ${shapeOf(body)}`;
}

/** The shape of a value, without names and numbers of people. */
export function shapeOf(value: unknown): string {
	if (Array.isArray(value))
		return `list of ${value.length}${value.length ? `: ${shapeOf(value[0])}` : ''}`;
	if (typeof value === 'object' && value !== null) {
		const keys = Object.keys(value).map((key) => (key.includes('@') ? '<ID>' : key));
		return `{ ${[...new Set(keys)].slice(0, 6).join(', ')} }`;
	}
	if (value === '') return 'empty';
	return typeof value === 'string' ? `text of ${value.length} characters` : String(value);
}
