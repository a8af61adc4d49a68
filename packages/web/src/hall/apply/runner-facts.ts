import type { ReactNode } from 'react';
import type { Form, FormData } from '@wangban/engine/form';
import type { ServiceForm } from '../../api/shapes.ts';
import type { BackLink } from '../../ui/page/page.tsx';
import type { Said } from './asking/asker.ts';
import type { Filling, FillingState } from './draft/filling.ts';
import type { WrongField } from './problems.ts';

/** What the form runner draws and where it leads. */
export interface RunnerFacts {
  readonly form: Form;
  /** Thresholds of the service, for the form's expressions. */
  readonly parameters: FormData;
  readonly filling: Filling;
  readonly state: FillingState;
  readonly title: string;
  /** What applicants must know first, such as a notice about the service. */
  readonly above?: ReactNode;
  readonly back: BackLink;
  /** Address of this form, without its query. */
  readonly address: string;
  readonly checkAddress: string;
  /** Query that every address of this form carries on, with its question mark; left out = none. */
  readonly query?: string;
  /** Carried along in the browser's history, so that "back" after the submit knows. */
  readonly historyState: unknown;
  /** What a submit found wrong before it led back here. */
  readonly wrongBefore: readonly WrongField[];
  /** Service and version whose form this is: its pickers ask there. */
  readonly service: string;
  readonly version: number;
  /** What the directory knows of the applicant. */
  readonly applicant: FormData;
  /** Values of fields that are not filled in here. */
  readonly fixed: FormData;
  readonly prefill: FormData;
  readonly prefillOrigin: ServiceForm['prefillOrigin'];
  /** What business systems can be asked about; left out = nothing. */
  readonly asked?: ServiceForm['asked'] | undefined;
  /** What they have said so far. */
  readonly said?: Said | undefined;
  /** The applicant, when somebody else fills the form in. */
  readonly forId?: number | undefined;
}
