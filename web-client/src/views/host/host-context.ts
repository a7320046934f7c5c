import { createContext } from 'svelte';
import type { Answer } from '../../api/answer';
import type { Announcer } from '../shared/announcer.svelte';
import type { Toasts } from '../shared/toasts.svelte';

/** What every part of the host's face may need to tell the host, however deep it sits. */
export interface HostContext {
  readonly toasts: Toasts;
  readonly announcer: Announcer;
  /** Shows a refusal as a toast; hands the value on, undefined where there is none. */
  readonly told: <T>(asked: Promise<Answer<T>>) => Promise<{ readonly value: T } | undefined>;
}

export const [host, provideHost] = createContext<HostContext>();
