import type { Surroundings, Wire, WireEnds } from '../../src/connection/liveConnection';
import type { ClientMessage, ServerMessage } from '../../src/protocol/contract';

/** The far ends of all wires opened so far, played by a test. */
export class FakeNetwork implements Surroundings {
  readonly wires: FakeWire[] = [];
  chance = 0.5;

  open(ends: WireEnds): Wire {
    const wire = new FakeWire(ends);
    this.wires.push(wire);
    return wire;
  }

  readonly random = () => this.chance;
  readonly monotonic = () => performance.now();

  get last(): FakeWire {
    const wire = this.wires.at(-1);
    if (wire === undefined) throw new Error('no wire was opened');
    return wire;
  }
}

export class FakeWire implements Wire {
  readonly sent: ClientMessage[] = [];
  readonly ends: WireEnds;
  closedWith: number | undefined;

  constructor(ends: WireEnds) {
    this.ends = ends;
  }

  send(frame: string): void {
    this.sent.push(JSON.parse(frame) as ClientMessage);
  }

  close(code: number): void {
    this.closedWith = code;
  }

  say(message: ServerMessage): void {
    this.ends.heard(JSON.stringify(message));
  }

  of<T extends ClientMessage['type']>(type: T): Extract<ClientMessage, { type: T }>[] {
    return this.sent.filter(
      (message): message is Extract<ClientMessage, { type: T }> => message.type === type,
    );
  }
}
