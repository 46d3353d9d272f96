/** Where Wawp's dashboard takes a webhook. Source: https://api.wawp.net/en/docs/v2/webhooks-overview */
export const MANUAL_STEPS =
	'Open wawp.net/account/connect, press Webhook on the card of the instance, paste the webhook URL of this node there and choose the events that start with group.v2.';
