import '../design/base.css';
import { mount } from 'svelte';
import { applyTheme, rememberedTheme } from '../design/theme';
import { memberShelf } from '../i18n/member';
import { Texts } from '../i18n/texts.svelte';
import MemberFace from '../views/member/MemberFace.svelte';

applyTheme(rememberedTheme());
const texts = await Texts.open(memberShelf);
const target = document.getElementById('app');
if (target !== null) mount(MemberFace, { target, props: { texts } });
