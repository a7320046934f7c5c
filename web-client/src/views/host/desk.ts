import { newKey, type Call } from '../../api/client';
import type {
  AnnouncementRequest,
  AwardBatch,
  CadenceLimits,
  DropRequest,
  MemberChange,
  StageChange,
  StageRequest,
  TemplateRequest,
} from '../../protocol/contract';

/**
 * What a host can do, each act one request. Acts that a person may send again after a lost answer take the key they were first sent
 * with, so that trying again is never doing it twice.
 */
export function hostDesk(call: Call) {
  return {
    enter: (link: string) => call('post', '/host-sessions', { body: { link } }),
    stages: () => call('get', '/stages', {}),
    createStage: (body: StageRequest, key: string) => call('post', '/stages', { body, key }),
    stage: (stage: string) => ({
      change: (body: StageChange) => call('patch', '/stages/{stage}', { path: { stage }, body }),
      drops: () => call('get', '/stages/{stage}/drops', { path: { stage } }),
      schedule: (body: DropRequest, key: string) =>
        call('post', '/stages/{stage}/drops', { path: { stage }, body, key }),
      end: (drop: string) => call('post', '/stages/{stage}/drops/{drop}/end', { path: { stage, drop } }),
      templates: () => call('get', '/stages/{stage}/templates', { path: { stage } }),
      saveTemplate: (body: TemplateRequest, key: string) =>
        call('post', '/stages/{stage}/templates', { path: { stage }, body, key }),
      runTemplate: (template: string, opens: DropRequest['opens'], key: string) =>
        call('post', '/stages/{stage}/templates/{template}/runs', {
          path: { stage, template },
          body: { opens },
          key,
        }),
      forgetTemplate: (template: string) =>
        call('delete', '/stages/{stage}/templates/{template}', { path: { stage, template } }),
      missing: (drop: string) =>
        call('get', '/stages/{stage}/drops/{drop}/missing', { path: { stage, drop } }),
      restore: (drop: string) =>
        call('post', '/stages/{stage}/drops/{drop}/restore', { path: { stage, drop } }),
      upload: (body: Blob) => call('post', '/stages/{stage}/pictures', { path: { stage }, body }),
      pin: (text: string) =>
        call('put', '/stages/{stage}/pinned-message', { path: { stage }, body: { text } }),
      unpin: () => call('delete', '/stages/{stage}/pinned-message', { path: { stage } }),
      members: (query: string, signal: AbortSignal) =>
        call('get', '/stages/{stage}/members', { path: { stage }, query: { query, limit: 100 }, signal }),
      moderate: (member: string, body: MemberChange) =>
        call('patch', '/stages/{stage}/members/{member}', { path: { stage, member }, body }),
      remove: (member: string) =>
        call('delete', '/stages/{stage}/members/{member}', { path: { stage, member } }),
      award: (body: AwardBatch, key: string = newKey()) =>
        call('post', '/stages/{stage}/awards', { path: { stage }, body, key }),
      hideBoard: (hidden: boolean) =>
        call('patch', '/stages/{stage}/board', { path: { stage }, body: { hidden } }),
      resetBoard: () => call('delete', '/stages/{stage}/board', { path: { stage } }),
      presence: () => call('get', '/stages/{stage}/presence', { path: { stage } }),
      askPresence: (on: boolean) =>
        call('put', '/stages/{stage}/presence', { path: { stage }, body: { asking: on } }),
      cadence: () => call('get', '/stages/{stage}/cadence', { path: { stage } }),
      limit: (body: CadenceLimits) => call('put', '/stages/{stage}/cadence', { path: { stage }, body }),
      announcements: () => call('get', '/stages/{stage}/announcements', { path: { stage } }),
      announce: (body: AnnouncementRequest, key: string) =>
        call('post', '/stages/{stage}/announcements', { path: { stage }, body, key }),
      withdraw: (announcement: string) =>
        call('delete', '/stages/{stage}/announcements/{announcement}', { path: { stage, announcement } }),
      openScreen: () => call('post', '/stages/{stage}/screens', { path: { stage } }),
      inviteSteward: (name: string, hours: number) =>
        call('post', '/stages/{stage}/stewards', { path: { stage }, body: { name, hours } }),
      things: () => call('get', '/stages/{stage}/desk', { path: { stage } }),
      invitePartner: (name: string) =>
        call('post', '/stages/{stage}/partners', { path: { stage }, body: { name } }),
    }),
  };
}

export type HostDesk = ReturnType<typeof hostDesk>;
export type StageDesk = ReturnType<HostDesk['stage']>;
