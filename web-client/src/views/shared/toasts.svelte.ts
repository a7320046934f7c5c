export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
}

/** Short notes that come and go by themselves; a bad one stays until it is dismissed. */
export class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  show(text: string, tone: Toast['tone'] = 'plain', lasting = 5_000): void {
    const toast = { id: this.#next++, text, tone };
    this.list = [...this.list.slice(-2), toast];
    if (tone !== 'bad') setTimeout(() => this.dismiss(toast.id), lasting);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
