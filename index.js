/**
 * The package as a library: the built classes by name.
 * n8n itself does not read this file; it loads what the `n8n` block of package.json lists.
 */
const { n8n } = require('./package.json');

for (const file of [...n8n.nodes, ...n8n.credentials]) {
	Object.assign(exports, require(`./${file}`));
}
