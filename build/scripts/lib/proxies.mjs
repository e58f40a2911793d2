// Proxies for the network tests, like those of institutes: one for HTTP and two for SOCKS. Not installed, because two of
// their packages would start system services.
import { rootOrReason, unpackedPackages } from './unpacked.mjs';

const packages = ['tinyproxy-bin', 'dante-server', 'microsocks'];

/** @returns {Promise<NodeJS.ProcessEnv>} see rootOrReason */
export const proxiesOrReason = () =>
  rootOrReason('CASJOBS_TRAY_PROXIES', unpackedPackages('proxies', 'proxy', packages));
