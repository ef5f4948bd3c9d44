import {h} from './dom.js';
import {t, number} from './text.js';

const PIPS = {1: [5], 2: [1, 9], 3: [1, 5, 9], 4: [1, 3, 7, 9], 5: [1, 3, 5, 7, 9], 6: [1, 3, 4, 6, 7, 9]};
const REELS = ['BAR', '🍇', '🍋', '7'];
const FALL_MILLIS = 1800;

/** A thrown dice. A fresh one rolls before it shows its value; 🎰 has three reels, read from the value as Telegram does. */
export function dice({emoji, value}, fresh) {
  const still = !fresh || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const element = h('div', {class: `dice ${still ? 'still' : 'rolling'}`, role: 'img', testid: 'dice', data: {value: String(value), emoji},
    'aria-label': `${t('dice')} ${emoji} ${number(value)}`}, face(emoji, value));
  if (!still) {
    setTimeout(() => {
      element.classList.remove('rolling');
      element.classList.add('still');
    }, FALL_MILLIS);
  }
  return element;
}

function face(emoji, value) {
  if (emoji === '🎲') {
    return h('div', {class: 'cube'}, Array.from({length: 9}, (_, i) => h('i', {class: PIPS[value]?.includes(i + 1) ? 'pip' : ''})));
  }
  if (emoji === '🎰') {
    return h('div', {class: `slot ${value === 64 ? 'jackpot' : ''}`}, [0, 1, 2].map((reel) => {
      const symbol = (value - 1 >> 2 * reel) & 3;
      const strip = [symbol, ...Array.from({length: 8}, (_, i) => (i + reel) % 4)];
      return h('div', {class: `reel reel-${reel}`}, h('div', {class: 'strip'},
        strip.map((s) => h('span', {class: s === 0 ? 'bar' : s === 3 ? 'seven' : ''}, REELS[s]))));
    }));
  }
  return h('div', {class: 'ball'}, h('span', {class: 'emoji'}, emoji), h('b', {}, number(value)));
}
