/**
 * To be preloaded (`node -r`) by the processes that measure. Lets everything use the one n8n that
 * BENCH_N8N names: n8n's engine, its HTTP Request node and this package. With two copies of
 * n8n-workflow in a process, n8n does not know its own errors and contexts again.
 */
import Module from 'node:module';
import { dirname } from 'node:path';

const { BENCH_N8N } = process.env;
if (!BENCH_N8N) throw new Error('BENCH_N8N is not set');
const paths = [dirname(BENCH_N8N)];
const SHARED = /^(n8n-workflow|n8n-core|n8n-nodes-base|reflect-metadata)(\/|$)/;

const name = '_resolveFilename';
const original: unknown = Reflect.get(Module, name);
if (typeof original !== 'function') throw new Error('Node.js resolves modules in another way');
Reflect.set(Module, name, (request: string, parent: unknown, ...rest: unknown[]): unknown =>
	SHARED.test(request)
		? Reflect.apply(original, Module, [request, parent, false, { paths }])
		: Reflect.apply(original, Module, [request, parent, ...rest]),
);

// tsx switches them on; n8n runs without, and they make every error slow.
process.setSourceMapsEnabled(false);
