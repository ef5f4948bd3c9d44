import {h, icon, ask} from './dom.js';
import {t, clock, number} from './text.js';
import {dice} from './dice.js';

/** Draws a text with its Telegram entities; their offsets are UTF-16 units, as JavaScript's are. */
export function formatted(text, entities = [], act = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return pieces(text, 0, text.length, sorted, act);
}

function pieces(text, from, to, entities, act) {
  const nodes = [];
  let at = from;
  for (let i = 0; i < entities.length;) {
    const entity = entities[i];
    const end = Math.min(to, entity.offset + entity.length);
    const start = Math.max(at, entity.offset);
    const inner = [];
    let next = i + 1;
    while (next < entities.length && entities[next].offset < end) {
      inner.push(entities[next]);
      next += 1;
    }
    if (end > start) {
      nodes.push(text.slice(at, start), styled(entity, text.slice(start, end), pieces(text, start, end, inner, act), act));
      at = end;
    }
    i = next;
  }
  nodes.push(text.slice(at, to));
  return nodes;
}

function styled(entity, plain, children, act) {
  const link = (url) => h('a', {href: /^(https?|tg|mailto|tel):/i.test(url) ? url : `https://${url}`, target: '_blank', rel: 'noopener noreferrer'}, children);
  switch (entity.type) {
    case 'bold': return h('b', {}, children);
    case 'italic': return h('i', {}, children);
    case 'underline': return h('u', {}, children);
    case 'strikethrough': return h('s', {}, children);
    case 'code': return h('code', {}, children);
    case 'pre': return h('pre', {dir: 'ltr'}, children);
    case 'blockquote': return h('blockquote', {}, children);
    case 'spoiler': return h('span', {class: 'spoiler', onclick: (event) => event.currentTarget.classList.add('open')}, children);
    case 'url': return link(plain);
    case 'text_link': return link(entity.url);
    case 'bot_command': return h('button', {type: 'button', class: 'command', dir: 'ltr', onclick: () => act.send?.(plain)}, children);
    default: return h('span', {class: 'mention'}, children);
  }
}

/** A whole bubble with the buttons under it. */
export function bubble(message, act) {
  const wire = message.wire;
  const mine = !message.fromBot;
  const text = wire.text ?? wire.caption ?? '';
  const fresh = message.justCame;
  const kind = wire.photo ? 'with-photo' : wire.dice ? 'bare' : '';
  const content = h('div', {class: `bubble ${kind}`, testid: 'bubble'},
    wire.forward_origin && h('div', {class: 'forwarded'}, t('forwarded')),
    wire.reply_to_message && h('div', {class: 'reply', dir: 'auto'}, wire.reply_to_message.text ?? wire.reply_to_message.caption ?? '…'),
    wire.photo && photo(wire.photo.at(-1)),
    wire.dice && dice(wire.dice, fresh),
    wire.contact && contact(wire.contact),
    text && h('div', {class: 'text', dir: 'auto', testid: 'text'}, formatted(text, wire.entities ?? wire.caption_entities, act)),
    meta(wire, mine));
  const rows = wire.reply_markup?.inline_keyboard ?? [];
  return h('article', {class: `message ${mine ? 'mine' : 'theirs'}`, testid: 'message', data: {id: message.id, from: mine ? 'person' : 'bot'}},
    content,
    rows.length > 0 && h('div', {class: 'inline-keyboard'}, rows.map((row, r) => h('div', {class: 'buttons'},
      row.map((button, b) => inlineButton(message, button, `${message.id}:${r}:${b}`, act))))));
}

function meta(wire, mine) {
  return h('div', {class: 'meta'},
    wire.edit_date && h('span', {}, t('edited')),
    h('time', {datetime: new Date(wire.date * 1000).toISOString()}, clock(new Date(wire.date * 1000))),
    mine && h('span', {class: 'ticks', 'aria-hidden': 'true'}, '✓✓'));
}

function photo(size) {
  const source = `api/pictures/${size.file_id}`;
  const image = h('img', {src: source, alt: t('photo'), width: size.width, height: size.height, loading: 'lazy', testid: 'photo'});
  return h('button', {type: 'button', class: 'photo', 'aria-label': t('photo'), onclick: () => ask(t('photo'),
    h('img', {src: source, alt: t('photo'), class: 'large'}), t('ok'))}, image);
}

function contact(card) {
  return h('div', {class: 'contact', testid: 'contact'}, h('span', {class: 'contact-mark'}, icon('contact')),
    h('div', {}, h('b', {dir: 'auto'}, card.first_name), h('span', {dir: 'ltr'}, card.phone_number)));
}

function inlineButton(message, button, key, act) {
  const mark = button.url ? 'link' : button.copy_text ? 'copy' : null;
  const element = h('button', {
    type: 'button', class: `inline ${button.style ?? ''} ${act.isWaiting(key) ? 'waiting' : ''}`, testid: 'inline-button', data: {key},
    'aria-busy': act.isWaiting(key) ? 'true' : false,
    onclick: () => pressed(message, button, key, act),
  }, h('span', {dir: 'auto'}, button.text), mark && icon(mark));
  return element;
}

function pressed(message, button, key, act) {
  if (button.url) {
    window.open(button.url, '_blank', 'noopener');
  } else if (button.copy_text) {
    navigator.clipboard?.writeText(button.copy_text.text);
    act.toast(t('copied'));
  } else if (button.callback_data && !act.isWaiting(key)) {
    act.press(message.id, button.callback_data, key);
  }
}

/** What the last message says, in one line, for the tab of a person. */
export function glimpse(message) {
  const wire = message?.wire ?? {};
  return wire.text ?? wire.caption ?? (wire.photo ? t('photo') : wire.dice ? `${wire.dice.emoji} ${number(wire.dice.value)}` : '');
}
