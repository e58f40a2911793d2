// The proxies that the tests of the network use, as institutes run them: an HTTP proxy, and two for SOCKS. Installed, two of
// them would bring services that start by themselves.
import { rootOrReason, unpackedPackages } from './unpacked.mjs';

const packages = ['tinyproxy-bin', 'dante-server', 'microsocks'];

/** @returns {Promise<NodeJS.ProcessEnv>} see rootOrReason */
export const proxiesOrReason = () =>
  rootOrReason('CASJOBS_TRAY_PROXIES', unpackedPackages('proxies', 'proxy', packages));
