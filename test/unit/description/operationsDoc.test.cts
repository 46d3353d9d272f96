import { readFileSync } from 'node:fs';
import { API_DOC, apiDoc } from '../../../scripts/apiDoc.cts';
import { OPERATIONS_DOC, operationsDoc } from '../../../scripts/operationsDoc.cts';

it.each([
	['docs/operations.md', 'the operations', OPERATIONS_DOC, operationsDoc],
	['docs/wawp-api.md', 'the contract and its samples', API_DOC, apiDoc],
])('%s is what %s say (else: npm run docs)', (_file, _what, path, made) => {
	expect(readFileSync(path, 'utf8')).toBe(made());
});
