import { homedir } from 'node:os';
import { join } from 'node:path';

/** The n8n that the package is shown and tested in. */
export const N8N_VERSION = '2.41.1';

/** n8n 2.38 and later run on Node 24 only; used where the local Node is older. */
export const NODE_VERSION = '24.21.0';
export const NODE_MAJOR = 24;

/** The engine of n8n 1.123, the last of the 1.x line. */
export const OLDER_ENGINE = { 'n8n-core': '1.122.48', 'n8n-workflow': '1.120.31' };

/** Where downloads are kept, outside the repository: 3 GB. WAWP_GROUPS_CACHE names another place. */
export function cacheFolder(): string {
	const { WAWP_GROUPS_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
	const caches = XDG_CACHE_HOME ?? LOCALAPPDATA ?? join(homedir(), '.cache');
	return WAWP_GROUPS_CACHE ?? join(caches, 'n8n-nodes-wawp-groups');
}
