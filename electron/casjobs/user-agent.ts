// What the app calls itself to a service: its name, its version and the system's name; nothing else of the computer. Pure.

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'Linux',
  darwin: 'macOS',
  win32: 'Windows',
};

/** @param version that of package.json; empty where none is known, in a test */
export const userAgentOf = (version: string, platform: NodeJS.Platform): string => {
  const name = version === '' ? 'CasJobs-Tray' : `CasJobs-Tray/${version}`;
  return `${name} (${SYSTEMS[platform] ?? platform})`;
};
