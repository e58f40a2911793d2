// Turns off what Chromium does on the network by itself. The app's own requests come from Node, so none of it is needed.
import type { CommandLine, Session } from 'electron';

/** Source: chromium/src/chrome/common/chrome_switches.cc, content/public/common/content_switches.cc. */
const SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-quic',
  'disable-sync',
  'no-pings',
] as const;

/** Each of them fetches something from the browser's maker, or asks the local network who is there. */
const FEATURES = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
] as const;

type Switches = Pick<CommandLine, 'appendSwitch' | 'getSwitchValue'>;

/** To be called before Chromium is ready. Features that were turned off on the command line stay off. */
export const disableBackgroundNetwork = (commandLine: Switches): void => {
  for (const name of SWITCHES) commandLine.appendSwitch(name);
  const given = commandLine.getSwitchValue('disable-features').split(',').filter(Boolean);
  commandLine.appendSwitch('disable-features', [...given, ...FEATURES].join(','));
};

/**
 * Call it for each session right after it was made. With a language set, Chromium fetches that language's dictionary
 * from Google at once, although the spell checker is off (https://github.com/electron/electron/issues/22995).
 */
export const disableSpellChecker = (session: Session): void => {
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
};
