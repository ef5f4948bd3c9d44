import {h, icon} from './dom.js';
import {t, clock, number, day, now} from './text.js';
import {follow} from './follow.js';
import {post} from './api.js';

const GSM = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/;
const EXTENDED = /[\^{}\\[~\]|€]/g;

/** How many parts the network makes of a text. */
export function parts(text) {
  const plain = GSM.test(text);
  const units = plain ? text.length + (text.match(EXTENDED)?.length ?? 0) : text.length;
  const [single, each] = plain ? [160, 153] : [70, 67];
  return units <= single ? 1 : Math.ceil(units / each);
}

/** One person's phone with the club's thread of text messages. */
export class Phone {
  constructor(club, person, toast) {
    this.person = person;
    this.toast = toast;
    this.drawn = new Set();
    this.list = h('div', {class: 'thread', testid: 'sms-thread', role: 'log', 'aria-live': 'polite', tabindex: '0'});
    this.end = follow(this.list);
    this.note = h('p', {class: 'note', testid: 'sms-stopped', hidden: true}, t('smsStopped'));
    this.count = h('span', {class: 'count', 'aria-hidden': 'true'});
    this.input = h('textarea', {rows: '1', dir: 'auto', testid: 'sms-input', 'aria-label': t('smsTo'), placeholder: t('smsTo'), maxlength: '1600'});
    this.input.addEventListener('input', () => this.grow());
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        this.submit(event);
      }
    });
    const form = h('form', {class: 'sms-composer', onsubmit: (event) => this.submit(event)}, this.input, this.count,
      h('button', {type: 'submit', class: 'round', testid: 'sms-send', 'aria-label': t('send')}, icon('up')));
    this.element = h('section', {class: 'phone', testid: 'phone', 'aria-label': t('sms')},
      h('div', {class: 'statusbar', 'aria-hidden': 'true'}, h('span', {class: 'now'}, clock(now())), h('span', {class: 'notch'}), icon('signal')),
      h('header', {class: 'bar'}, h('span', {class: 'avatar club'}, icon('contacts')),
        h('strong', {dir: 'auto'}, club.botName), h('span', {dir: 'ltr'}, club.smsNumber)),
      this.list, this.note, form);
  }

  show(screen) {
    this.note.hidden = !screen.smsStopped;
    const first = this.drawn.size === 0;
    this.list.querySelector('.empty')?.remove();
    if (screen.sms.length === 0) {
      this.list.append(h('p', {class: 'empty'}, t('smsEmpty')));
    }
    for (const sms of screen.sms) {
      if (!this.drawn.has(sms.sid)) {
        this.add(sms, !first);
      }
    }
    if (screen.sms.length !== this.length) {
      this.length = screen.sms.length;
      this.end.grown(screen.sms.at(-1)?.fromClub === false, !first);
    }
  }

  add(sms, fresh) {
    const at = new Date(sms.at);
    const date = day(at);
    if (date !== this.lastDay) {
      this.list.append(h('div', {class: 'day'}, `${date} ${clock(at)}`));
      this.lastDay = date;
    }
    this.drawn.add(sms.sid);
    this.list.append(h('article', {class: `sms ${sms.fromClub ? 'theirs' : 'mine'} ${fresh ? 'came' : ''}`, testid: 'sms',
      data: {from: sms.fromClub ? 'club' : 'person', parts: String(sms.parts)}},
    h('div', {class: 'text', dir: 'auto', testid: 'text'}, ...linked(sms.body)),
    h('div', {class: 'meta'}, h('time', {datetime: sms.at}, clock(at)), sms.fromClub && h('span', {dir: 'auto'}, `${number(sms.parts)} ${t(sms.parts === 1 ? 'part' : 'parts')}`))));
  }

  grow() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 120)}px`;
    const text = this.input.value;
    this.count.textContent = text.length > 20 ? `${number(text.length)} · ${number(parts(text))}` : '';
  }

  async submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) {
      return;
    }
    this.input.value = '';
    this.grow();
    try {
      await post(`people/${this.person.id}/sms`, {text});
    } catch (error) {
      this.toast(`${t('failed')}: ${error.message}`);
    }
  }
}

function linked(body) {
  return body.split(/(https?:\/\/\S+)/).map((piece, i) => (i % 2 === 1 ? h('a', {href: piece, target: '_blank', rel: 'noopener noreferrer'}, piece) : piece));
}
