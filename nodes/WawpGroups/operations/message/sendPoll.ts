import type { INodeProperties } from 'n8n-workflow';
import { sendPoll as sendPollMessage } from '../../../../wawp/contract/messages';
import { EmptyError, InputError } from '../../../../wawp/failures/errors';
import { listIn } from '../../../../wawp/ids/listInput';
import { groupIdField, readGroupId } from '../../../shared/groupField';
import { readReplyTo, replyTo } from '../fields/message';
import { textOf } from '../fields/text';
import { defineOperation } from '../defineOperation';

/** Source: https://api.wawp.net/en/docs/v2/send/poll */
const FEWEST = 2;
const MOST = 12;
const LONGEST = 254;

const questionField: INodeProperties = {
	displayName: 'Question',
	name: 'question',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Which evening suits you?',
	description: 'What the poll asks',
};

const answersField: INodeProperties = {
	displayName: 'Answers',
	name: 'answers',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Answer' },
	default: ['', ''],
	required: true,
	placeholder: 'e.g. Tuesday',
	description: `What people can choose from: ${FEWEST} to ${MOST} answers of up to ${LONGEST} characters. A field takes one, or an expression that gives a list.`,
};

const multipleField: INodeProperties = {
	displayName: 'Allow Multiple Answers',
	name: 'multipleAnswers',
	type: 'boolean',
	default: false,
	description: 'Whether people may choose more than one answer',
};

export const sendPoll = defineOperation({
	name: 'Send Poll',
	value: 'sendPoll',
	action: 'Send a poll to a group',
	description: 'Ask the members of a group a question with answers to choose from',
	requests: '1',
	fields: [groupIdField, questionField, answersField, multipleField],
	options: [replyTo],
	safe: false,
	read: (item) => ({
		groupId: readGroupId(item),
		question: readQuestion(item.get('question')),
		options: readAnswers(item.get('answers')),
		multipleAnswers: item.get('multipleAnswers') === true,
		replyTo: readReplyTo(item),
	}),
	async run(wawp, { groupId, ...poll }) {
		const result = await wawp.ask(sendPollMessage, { chatId: groupId, ...poll });
		return { groupId, ...result };
	},
});

const ENTER_QUESTION = 'Enter what the poll asks.';

function readQuestion(value: unknown): string {
	const question = textOf(value, 'Question', ENTER_QUESTION);
	if (question !== '') return question;
	throw new EmptyError('Question', ENTER_QUESTION);
}

/** A list, or the JSON text of one. Not split at commas, since answers have some. */
function readAnswers(value: unknown): string[] {
	const given = [value].flat(Infinity).flatMap(listIn);
	const texts = given.map((each) => textOf(each, 'Answers', 'Enter a text for each answer.'));
	const answers = [...new Set(texts.filter(Boolean))];
	const long = answers.find((answer) => answer.length > LONGEST);
	if (long !== undefined) {
		throw new InputError(
			`"Answers" holds one of ${long.length} characters`,
			`WhatsApp takes ${LONGEST} at most. Shorten it.`,
		);
	}
	if (answers.length >= FEWEST && answers.length <= MOST) return answers;
	throw new InputError(
		`"Answers" holds ${answers.length} different ${answers.length === 1 ? 'answer' : 'answers'}`,
		`A poll has ${FEWEST} to ${MOST}.`,
	);
}
