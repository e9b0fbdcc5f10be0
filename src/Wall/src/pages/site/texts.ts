import { pageTexts } from '../../i18n/pageTexts';
import { en } from './texts.en';
import { zh } from './texts.zh';

export const useSiteTexts = pageTexts(zh, en);
