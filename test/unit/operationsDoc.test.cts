import { readFileSync } from 'node:fs';
import { OPERATIONS_DOC, operationsDoc } from '../../scripts/operationsDoc.cts';

it('docs/operations.md is what the operations say (else: npm run docs)', () => {
	expect(readFileSync(OPERATIONS_DOC, 'utf8')).toBe(operationsDoc());
});
