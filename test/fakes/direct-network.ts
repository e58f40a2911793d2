// A system without a proxy, and a user who chooses no certificates.
import type { Platform } from '../../electron/core/platform.ts';

export const directNetwork: Platform['network'] = {
  askSystem: () => Promise.resolve('DIRECT'),
  variables: { file: '', folder: '' },
  pickCertificates: () => Promise.resolve(null),
};
