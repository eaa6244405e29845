import { socketHandler } from '@frontdesk/lambda/socket-handler';
import { errorMessage } from '../../domain/server-frames.ts';

/** $default: no JSON, or an action that there is not. */
export const handler = socketHandler({ operationId: 'unknownMessage' }, async () => errorMessage('INPUT_INVALID'));
