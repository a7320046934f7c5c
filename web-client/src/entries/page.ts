import '../design/base.css';
import '../design/fonts.css';
import { mount } from 'svelte';
import { apiClient } from '../api/client';
import { applyTheme, rememberedTheme } from '../design/theme';
import { pageShelf } from '../i18n/page';
import { Texts } from '../i18n/texts.svelte';
import PageFace from '../views/page/PageFace.svelte';
import { placeOf } from '../views/page/place';

applyTheme(rememberedTheme());
const texts = await Texts.open(pageShelf);
const target = document.getElementById('app');
if (target !== null) {
  mount(PageFace, { target, props: { texts, place: placeOf(location.pathname), call: apiClient() } });
}
