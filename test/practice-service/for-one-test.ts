// A practice service that is closed when its test ends.
import { onTestFinished } from 'vitest';
import {
  startControlledService,
  type ControlledOptions,
  type ControlledService,
} from './controlled-service.ts';

export const startControlledForTest = async (
  options: ControlledOptions = {},
): Promise<ControlledService> => {
  const service = await startControlledService(options);
  onTestFinished(() => service.close());
  return service;
};
