import '../design/base.css';
import { mount } from 'svelte';
import { applyTheme, rememberedTheme } from '../design/theme';
import { hostShelf } from '../i18n/host';
import { Texts } from '../i18n/texts.svelte';
import HostFace from '../views/host/HostFace.svelte';

applyTheme(rememberedTheme());
const texts = await Texts.open(hostShelf);
const target = document.getElementById('app');
if (target !== null) mount(HostFace, { target, props: { texts } });
