import { containerLogger } from '@frontdesk/lambda/container';
import { containerMetrics } from '@frontdesk/lambda/embedded-metrics';
import { frontDoor, frontDoorPorts } from '../../composition/front-door.ts';
import { checkFrontDoor } from '../../use-cases/check-front-door.ts';

/** Each minute: whether somebody who comes from outside gets in (ADR-0035). Its alarm rings on zeros, and also when there is
 *  nothing: a schedule, a role or a function that does not work. */
export const handler = async (): Promise<void> => {
  const faults = await checkFrontDoor(frontDoor, frontDoorPorts);
  for (const fault of faults) containerLogger().warn('FRONT_DOOR_SHUT', { ...fault });
  containerMetrics.record('FrontDoorOpen', faults.length === 0 ? 1 : 0);
  containerMetrics.flush();
};
