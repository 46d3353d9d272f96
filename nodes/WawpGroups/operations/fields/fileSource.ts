import type { INodeProperties } from 'n8n-workflow';

/** How the fields of a file are called where one is asked for. */
interface FileFields {
	/** What the file is, in the panel: "Picture". */
	label: string;
	/** The names of the choice and of the URL in saved workflows. */
	source: string;
	url: string;
	urlField: Partial<INodeProperties>;
}

/** The choice between a URL and a binary field, and both fields. */
export function fileFields({ label, source, url, urlField }: FileFields): INodeProperties[] {
	return [
		{
			displayName: `${label} Source`,
			name: source,
			type: 'options',
			options: [
				{ name: 'Binary File', value: 'binary', description: 'A file that an earlier node made' },
				{ name: 'URL', value: 'url', description: 'An address that Wawp can download from' },
			],
			default: 'url',
		},
		{
			displayName: `${label} URL`,
			name: url,
			type: 'string',
			default: '',
			required: true,
			...urlField,
			displayOptions: { show: { [source]: ['url'] } },
		},
		{
			displayName: 'Input Binary Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			required: true,
			hint: `The name of the field that holds the ${label.toLowerCase()}`,
			displayOptions: { show: { [source]: ['binary'] } },
		},
	];
}
