export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
  /** One thing that can be done about it, such as taking it back. */
  readonly act: ToastAct | undefined;
}

export interface ToastAct {
  readonly text: string;
  readonly run: () => void;
}

/** Short notes that come and go by themselves; a bad one stays until it is dismissed. */
export class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  show(text: string, tone: Toast['tone'] = 'plain', act?: ToastAct): void {
    const toast = { id: this.#next++, text, tone, act };
    this.list = [...this.list.slice(-2), toast];
    // Whoever is to decide something gets longer for it.
    if (tone !== 'bad') setTimeout(() => this.dismiss(toast.id), act === undefined ? 5_000 : 9_000);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
