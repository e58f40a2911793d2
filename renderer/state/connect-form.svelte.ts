// What stands in the connect form while it is being filled. Knows no component and no bridge.
import type { AccountForm } from '../../electron/ipc/contract.ts';
import type { Field } from '../../electron/result.ts';
import type { PresetView } from '../../electron/core/view-model/snapshot.ts';
import { LoginForm } from './login-form.svelte.ts';

/** Ids that main gives to the two entries that are no preset. */
export const PRACTICE = 'practice';
export const OTHER = 'other';

export class ConnectForm extends LoginForm {
  /** Null while the person has chosen none. */
  #service = $state<string | null>(null);
  url = $state('');
  /** Null while the name follows the service. */
  ownName = $state<string | null>(null);
  forThisRunOnly = $state(false);
  readonly #presets: () => readonly PresetView[];

  /** @param presets read each time, since the form is older than the first snapshot */
  constructor(presets: () => readonly PresetView[]) {
    super();
    this.#presets = presets;
  }

  get service(): string {
    return this.#service ?? this.#presets()[0]?.id ?? OTHER;
  }

  set service(id: string) {
    this.#service = id;
  }

  get preset(): PresetView | undefined {
    return this.#presets().find((preset) => preset.id === this.service);
  }

  get accountName(): string {
    return this.ownName ?? this.preset?.accountName ?? '';
  }

  set accountName(name: string) {
    this.ownName = name;
  }

  override reset(): void {
    super.reset();
    this.#service = null;
    this.url = '';
    this.ownName = null;
    this.forThisRunOnly = false;
  }

  /** What is sent. */
  written(): AccountForm {
    return {
      service: this.service,
      url: this.service === OTHER ? this.url : '',
      accountName: this.accountName,
      signInBy: this.signInBy,
      who: this.who,
      password: this.password,
      forThisRunOnly: this.forThisRunOnly,
    };
  }

  /** Whether it stands as it was sent. Compared field by field: a text of it all would be one more copy of the password. */
  isStill(sent: AccountForm): boolean {
    const now = this.written();
    return (Object.keys(now) as (keyof AccountForm)[]).every((field) => now[field] === sent[field]);
  }

  /** Whether this view of the form shows such a field, so that a refusal can stand there. */
  shows(field: Field | undefined): boolean {
    if (field === undefined || field === 'jobIds') return false;
    if (field === 'url') return this.service === OTHER;
    return field === 'wsId' || field === 'userName' ? field === this.signInBy : true;
  }
}
