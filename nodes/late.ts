/**
 * What is needed only once a workflow runs. n8n loads every installed node when it starts, used or
 * not; the build makes a file of its own of this, which is loaded with the first use.
 */
export { searchGroups } from './WawpGroups/listSearch/searchGroups';
export { run } from './WawpGroups/run';
export { receive } from './WawpGroupsTrigger/receive';
export { isRegistered, register, unregister } from './WawpGroupsTrigger/registration';
