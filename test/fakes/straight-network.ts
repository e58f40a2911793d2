// A system without a proxy, and a user who chooses no certificates.
import type { HouseDeps } from '../../electron/house/house-deps.ts';

export const straightNetwork: HouseDeps['network'] = {
  askSystem: () => Promise.resolve('DIRECT'),
  variables: { file: '', folder: '' },
  pickCertificates: () => Promise.resolve(null),
};
