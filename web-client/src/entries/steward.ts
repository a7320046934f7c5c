import '../design/base.css';
import '../design/fonts.css';
import { mount } from 'svelte';
import { apiClient } from '../api/client';
import { applyTheme, rememberedTheme } from '../design/theme';
import { keepAwake } from '../effects/wakeLock';
import { stewardShelf } from '../i18n/steward';
import { Texts } from '../i18n/texts.svelte';
import { StewardDesk } from '../views/steward/desk.svelte';
import StewardFace from '../views/steward/StewardFace.svelte';
import { takeRole } from '../views/steward/stewardToken';

// Before anything else: the token leaves the address bar.
const role = takeRole(location.hash, localStorage);
if (location.hash !== '') history.replaceState(null, '', location.pathname);
// Another link opened in the same tab changes the fragment only.
addEventListener('hashchange', () => {
  if (location.hash.includes('token=')) location.reload();
});
applyTheme(rememberedTheme());
keepAwake();

const desk =
  role === undefined
    ? undefined
    : // A person waits at the desk: whether there is a network must show at once.
      new StewardDesk(role, apiClient({ token: () => role.token, attempts: 1 }), localStorage);

const texts = await Texts.open(stewardShelf);
const target = document.getElementById('app');
if (target !== null) mount(StewardFace, { target, props: { texts, desk, until: role?.until ?? 0 } });
