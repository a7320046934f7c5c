import '../design/base.css';
import '../design/fonts.css';
import { mount } from 'svelte';
import { apiClient, type Call } from '../api/client';
import { applyTheme, rememberedTheme } from '../design/theme';
import { hostShelf } from '../i18n/host';
import { Texts } from '../i18n/texts.svelte';
import type { Moment } from '../protocol/contract';
import { LiveStage } from '../state/liveStage.svelte';
import { hostDesk } from '../views/host/desk';
import { HostSession, takeLink } from '../views/host/host-session.svelte';
import HostFace from '../views/host/HostFace.svelte';

// Before anything else: the secret leaves the address bar.
const link = takeLink(location, history);
applyTheme(rememberedTheme());

const session = new HostSession(localStorage, Date.now());
const ask = apiClient({ token: session.token });
/** Every answer passes here, so that a token the server no longer knows ends the session wherever it is found out. */
const call = (async (...asked: Parameters<typeof ask>) => {
  const answer = await ask(...asked);
  if (!answer.ok && answer.refusal.status === 401) session.expire();
  return answer;
}) as Call;
const desk = hostDesk(call);
if (link !== undefined) void session.enter(link, desk.enter);
// A link pasted into the address bar of this very page changes the fragment only and loads nothing anew.
addEventListener('hashchange', () => {
  const pasted = takeLink(location, history);
  if (pasted !== undefined) void session.enter(pasted, desk.enter);
});

const watch = (stage: string, onmoment: (moment: Moment) => void) =>
  new LiveStage({ token: () => session.token() ?? '', stage, onmoment });

const texts = await Texts.open(hostShelf);
const target = document.getElementById('app');
if (target !== null) mount(HostFace, { target, props: { texts, session, desk, watch } });
