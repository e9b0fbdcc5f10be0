import { pageTexts } from '../../i18n/pageTexts';
import { en } from './texts.en';
import { zh } from './texts.zh';

export const useWallTexts = pageTexts(zh, en);
