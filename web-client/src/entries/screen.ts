import '../design/base.css';
import { mount } from 'svelte';
import { applyTheme, rememberedTheme } from '../design/theme';
import { screenShelf } from '../i18n/screen';
import { Texts } from '../i18n/texts.svelte';
import ScreenFace from '../views/screen/ScreenFace.svelte';

applyTheme(rememberedTheme());
const texts = await Texts.open(screenShelf);
const target = document.getElementById('app');
if (target !== null) mount(ScreenFace, { target, props: { texts } });
