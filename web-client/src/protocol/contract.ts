/** The words of the contracts as TypeScript types; `npm run types` writes them from docs/openapi.yaml and docs/asyncapi.yaml. */
export type * from './generated/contract';

import type {
  ByeMessage,
  ClaimMessage,
  ConfettiMessage,
  ErrorMessage,
  HelloMessage,
  LatestMessage,
  MeMessage,
  MeRequestMessage,
  MomentsMessage,
  OutcomeMessage,
  TimeMessage,
  TimeRequestMessage,
  WelcomeMessage,
} from './generated/contract';

export type ClientMessage =
  HelloMessage | ClaimMessage | ConfettiMessage | TimeRequestMessage | MeRequestMessage;

export type ServerMessage =
  | WelcomeMessage
  | MomentsMessage
  | LatestMessage
  | OutcomeMessage
  | MeMessage
  | TimeMessage
  | ErrorMessage
  | ByeMessage;
