import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';
import { MemoryCredentials } from '../../harness/engine/credentials.cts';

/** A credential type of the usual kind: n8n fills in the values by expressions, at every request. */
const TYPE: ICredentialType = {
	name: 'benchApi',
	displayName: 'Bench API',
	properties: [],
	authenticate: {
		type: 'generic',
		properties: {
			qs: {
				instance_id: '={{$credentials.instanceId}}',
				access_token: '={{$credentials.accessToken}}',
			},
		},
	},
};

/** Credentials as n8n 2.41 applies them (`credentials-helper.js`); only without its database. */
export class DeclarativeCredentials extends MemoryCredentials {
	constructor(values: ICredentialDataDecryptedObject) {
		super(new Map([[TYPE.name, TYPE]]), values);
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		request: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = TYPE;
		if (!workflow || !node || typeof authenticate !== 'object') throw new Error('Not as in n8n');
		const qs = { ...request.qs };
		for (const [key, value] of Object.entries(authenticate.properties.qs ?? {})) {
			const keys = { $credentials: credentials };
			const resolve = workflow.expression.getSimpleParameterValue.bind(workflow.expression);
			qs[key] = resolve(node, String(value), 'internal', keys, undefined, '');
		}
		return { ...request, qs };
	}
}
