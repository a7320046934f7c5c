import '../design/base.css';
import { mount } from 'svelte';
import { applyTheme, rememberedTheme } from '../design/theme';
import { memberShelf } from '../i18n/member';
import { Texts } from '../i18n/texts.svelte';
import MemberFace from '../views/member/MemberFace.svelte';

applyTheme(rememberedTheme());
const texts = await Texts.open(memberShelf);
const target = document.getElementById('app');
if (target !== null) {
  target.replaceChildren();
  mount(MemberFace, { target, props: { texts } });
}

// A phone on a poor network shows the words first and dresses them when there is room on the line.
requestAnimationFrame(() => setTimeout(() => void import('../design/fonts.css')));
