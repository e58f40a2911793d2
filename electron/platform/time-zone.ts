// Keeps main's clock in the zone of its person, who may travel. Chromium tells the page of another zone, and Node nobody:
// it looks the zone up again when TZ is set or deleted, also where there is none (seen with Node 20 on Linux).

/** Not only after sleep: a system may learn where it is a while later. */
const EVERY_MS = 60_000;

/** Who sets TZ has said which zone holds. */
export const lookUpZone = (env: NodeJS.ProcessEnv): void => {
  if (env['TZ'] === undefined) delete env['TZ'];
};

/** From now on. */
export const followZone = (): void =>
  void setInterval(() => lookUpZone(process.env), EVERY_MS).unref();
