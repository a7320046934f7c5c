import '../design/base.css';
import '../design/fonts.css';
import { mount } from 'svelte';
import { apiClient } from '../api/client';
import { keepAwake } from '../effects/wakeLock';
import { isLanguage } from '../i18n/language';
import { screenShelf } from '../i18n/screen';
import { Texts } from '../i18n/texts.svelte';
import { LiveStage } from '../state/liveStage.svelte';
import ScreenFace from '../views/screen/ScreenFace.svelte';
import { takeToken, tokenIn } from '../views/screen/screenToken';

const wishes = new URLSearchParams(location.search);
const language = wishes.get('lang');
const overlay = wishes.has('overlay');

const token = takeToken(location.hash, { tab: sessionStorage, device: localStorage });
// The token must not stay in an address bar that a whole room can read.
if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
// A new address typed into the same window changes nothing but the fragment.
addEventListener('hashchange', () => {
  if (tokenIn(location.hash) !== undefined) location.reload();
});

document.documentElement.dataset['theme'] = wishes.get('theme') === 'light' ? 'light' : 'dark';
if (overlay) document.documentElement.dataset['overlay'] = '';

const texts = await Texts.open(screenShelf, isLanguage(language) ? language : undefined);
const live = token === undefined ? undefined : new LiveStage({ token: () => token });
live?.start();
keepAwake();

const target = document.getElementById('app');
if (target !== null) {
  mount(ScreenFace, {
    target,
    props: {
      texts,
      live,
      call: apiClient({ token: () => token }),
      overlay,
      ownLanguage: isLanguage(language),
    },
  });
}
