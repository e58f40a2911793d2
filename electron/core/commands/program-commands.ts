// The requests about the program that runs when a job ends: choosing it, and testing it.
import { commandLineOf, readProgram } from '../../hook/program-input.ts';
import type { OutcomeProgram } from '../../hook/outcome-program.ts';
import type { ProgramRunner } from '../../hook/program-run.ts';
import { testText } from '../../hook/program-texts.ts';
import type { Commands } from '../../ipc/contract.ts';
import { badInput, fail, succeed } from '../../result.ts';
import type { SettingsStore } from '../../settings/settings-store.ts';
import { diskErrorOf } from '../../storage/disk-access.ts';
import { joined, noText, valueText } from '../../i18n/safe-text.ts';
import { t } from '../../i18n/translate.ts';
import type { Lock } from '../app-lock.ts';
import { sampleFacts } from '../outcome-facts.ts';
import type { ConfirmQuestion } from '../platform.ts';

export interface ProgramCommandsDeps {
  readonly settings: SettingsStore;
  readonly lock: Pick<Lock, 'isLocked'>;
  readonly outcomeProgram: Pick<OutcomeProgram, 'test'>;
  readonly programs: ProgramRunner | null;
  readonly askBack: (question: ConfirmQuestion) => Promise<boolean>;
}

export type ProgramCommands = Pick<Commands, 'choose-program' | 'test-program'>;

export const programCommands = (deps: ProgramCommandsDeps): ProgramCommands => {
  const { settings, lock, outcomeProgram, programs, askBack } = deps;
  return {
    'choose-program': async (typed) => {
      if (lock.isLocked()) return fail('locked');
      if (programs === null) return fail('internal');
      const read = await readProgram(typed, programs.platform);
      if (!read.ok) return read;
      const command = commandLineOf(read.value).map(valueText);
      // Script in the page can type, too, but not answer a dialog of the system.
      const agrees = await askBack({
        message: t('program.ask'),
        detail: joined([...command, noText, t('program.ask-detail')], '\n'),
        safe: t('program.ask-safe'),
        sure: t('program.ask-sure'),
      });
      if (!agrees) return succeed({ chosen: false });
      if (lock.isLocked()) return fail('locked');
      try {
        await settings.change({ program: { ...read.value, isOn: true } });
        return succeed({ chosen: true });
      } catch (error) {
        return fail('file', t('file.settings-unsaved', { why: diskErrorOf(error) }));
      }
    },
    'test-program': async () => {
      if (lock.isLocked()) return fail('locked');
      const end = await outcomeProgram.test(sampleFacts(Date.now()));
      if (end === null) return badInput('program', t('program.none-chosen'));
      const { sentence, output } = testText(end);
      const isGood = end.kind === 'ended' && end.exitCode === 0;
      return succeed({ isGood, text: sentence, output });
    },
  };
};
