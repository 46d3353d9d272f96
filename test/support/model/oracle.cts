import { ELSEWHERE } from '../faults/faultList.cts';
import { falseIn, isDefinite, shown } from './claims.cts';
import { errorIsTrue, isAdmin, isPartial } from './errorTruth.cts';
import type { Happening, Told } from './happening.cts';

/** What the node said that is not so; empty if all of it is. */
export function liesIn(happening: Happening): string[] {
	const { input, output, scene, step, before } = happening;
	const { requests } = scene.emulator;
	const lies = [...unpaired(happening), ...sentTwice(happening), ...leaks(happening)];
	if (requests.some(({ path }) => path === ELSEWHERE)) lies.push('a redirect was followed');
	const isStopped = step.mode === 'stopWorkflow' && output.some(({ json }) => json.error);
	for (const [index, given] of input.entries()) {
		if (isStopped && !output.some(({ item }) => item === index)) continue;
		const id = String(given.groupId);
		const told: Told = {
			...happening,
			given,
			items: output.filter(({ item }) => item === index).map(({ json }) => json),
			group: scene.emulator.state.groups.get(id),
			was: before.get(id),
		};
		const errors = told.items.filter(({ error }) => error !== undefined);
		lies.push(...errors.filter((json) => !errorIsTrue(told, json)).map(shown));
		if (told.items.length === 0 && !isEmptyList(told))
			lies.push(`nothing came out for item ${index}`);
		if (step.fault?.isAlwaysSo && !isPartial(step) && errors.length === 0)
			lies.push(`it worked, in spite of ${step.fault.name}`);
		if (errors.length === 0 && !step.raw) lies.push(...falseIn(told));
		if (isPlain(told))
			lies.push(...told.items.filter((json) => !isDefinite(step.operation, json)).map(shown));
	}
	return lies;
}

/** Where nothing is in the way, nothing is left open; a hidden ID is in the way of a list of numbers. */
function isPlain(told: Told): boolean {
	const { step } = told;
	const isShown = !NOT_SHOWN.includes(step.operation) && step.naming === 'phone';
	const { state } = told.scene.emulator;
	const people = Array.isArray(told.given.people) ? told.given.people.map(String) : [];
	const isReachable = people.every((id) => id !== state.me.id && !state.unreachable.has(id));
	return isShown && isReachable && !step.raw && !step.fault && isAdmin(told);
}

/** What nothing shows for certain where the answer is empty, or what an admin asks of no group. */
const NOT_SHOWN = [
	'group/leave',
	...['group/setPicture', 'group/deletePicture', 'group/refresh', 'group/delete'],
	...['invite/join', 'invite/getInviteInfo'],
];

function unpaired({ output, input }: Happening): string[] {
	return output
		.filter(({ item }) => typeof item !== 'number' || input[item] === undefined)
		.map(({ json }) => `unpaired: ${shown(json)}`);
}

/** A change may be received once. A setting has the same value however often it is sent. */
function sentTwice({ scene: { emulator } }: Happening): string[] {
	const sent = emulator.requests
		.filter(({ method, path }) => method !== 'GET' && !path.includes('/settings/'))
		.map(
			({ method, path, body }) => `${method} ${path} ${path.includes('/send/') ? shown(body) : ''}`,
		);
	return sent.filter((each, index) => sent.indexOf(each) < index).map((each) => `twice: ${each}`);
}

/** The token in any form in which it could be used, or found out. */
function leaks({ saved, scene: { emulator } }: Happening): string[] {
	const { accessToken: token, instanceId } = emulator.state;
	const forms = [
		token.slice(0, 14),
		encodeURIComponent(token),
		encodeURIComponent(encodeURIComponent(token)),
		JSON.stringify(token).slice(1, -1).replaceAll('/', '\\/'),
		Buffer.from(token).toString('base64').slice(0, 20),
		Buffer.from(`${instanceId}:${token}`).toString('base64url').slice(20, 40),
	];
	const text = saved.toLowerCase();
	return forms.filter((form) => text.includes(form.toLowerCase())).map((form) => `leak: ${form}`);
}

/** A list of groups can be empty. Of these, the claims say what must come out: somebody can be in no group. */
function isEmptyList({ step, scene: { emulator } }: Told): boolean {
	if (['participant/findGroups', 'participant/compare'].includes(step.operation)) return true;
	return step.operation === 'group/getMany' && emulator.state.myGroups().length === 0;
}
