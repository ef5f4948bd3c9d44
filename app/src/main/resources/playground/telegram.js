import {h, icon, avatar, ask} from './dom.js';
import {t, day} from './text.js';
import {bubble} from './message.js';
import {replyKeyboard} from './keyboard.js';
import {composer} from './composer.js';
import {follow} from './follow.js';
import {post} from './api.js';

const TYPING_MILLIS = 5000;
const ANSWER_MILLIS = 30000;

/** One person's Telegram: header, chat, reply keyboard and composer. */
export class Telegram {
  constructor(club, person, toast) {
    this.club = club;
    this.person = person;
    this.toast = toast;
    this.drawn = new Map();
    this.waiting = new Map();
    this.answeredEarly = new Map();
    this.first = true;
    this.act = {
      send: (text) => this.do('text', {text}),
      press: (messageId, data, key) => this.press(messageId, data, key),
      isWaiting: (key) => this.waiting.has(key),
      toast: (text) => this.toast(text),
    };
    this.status = h('span', {class: 'status', testid: 'bot-status'});
    this.list = h('div', {class: 'messages', testid: 'telegram-messages', role: 'log', 'aria-live': 'polite', tabindex: '0'});
    this.end = follow(this.list);
    this.foot = h('div', {class: 'foot'});
    this.alert = h('div', {class: 'telegram-toasts', role: 'status', 'aria-live': 'polite'});
    this.element = h('section', {class: 'telegram', testid: 'telegram', 'aria-label': 'Telegram'}, this.header(), this.list, this.alert, this.foot);
    this.composer = composer(this.act, {
      command: (command) => this.do('text', {text: `/${command}`}),
      contact: () => this.shareContact(),
      other: () => this.shareOther(),
      dice: (emoji) => this.do('dice', {emoji}),
      forward: () => this.forwardDice(),
      toggleKeyboard: () => this.toggleKeyboard(),
    });
  }

  header() {
    this.blockButton = h('button', {type: 'button', testid: 'block', onclick: () => this.do('block')}, icon('block'), t('block'));
    const menu = h('details', {class: 'menu'},
      h('summary', {class: 'round', 'aria-label': t('more'), testid: 'telegram-more'}, icon('more')),
      h('div', {class: 'sheet'},
        h('button', {type: 'button', testid: 'open-with-link', onclick: () => this.openWithLink()}, icon('link'), t('openWithLink')),
        this.blockButton));
    menu.addEventListener('click', (event) => event.target.closest('.sheet button') && menu.removeAttribute('open'));
    return h('header', {class: 'bar'}, avatar(this.club.botName, 1, 'bot'),
      h('div', {class: 'who'}, h('strong', {dir: 'auto'}, this.club.botName), this.status), menu);
  }

  /** Draws what has changed since the last time. */
  show(screen) {
    const newest = screen.messages.at(-1);
    const own = newest && !newest.fromBot && !this.drawn.has(newest.id);
    this.person = screen;
    this.screen = screen;
    clearTimeout(this.typingTimer);
    this.showStatus();
    this.showMessages(screen.messages);
    this.showFoot();
    this.end.grown(own, !this.first);
    this.first = false;
  }

  showStatus(text) {
    this.status.textContent = text ?? (this.screen?.blocked ? t('blockedState') : t('bot'));
    this.status.classList.toggle('acting', Boolean(text));
    this.blockButton.hidden = Boolean(this.screen?.blocked) || !this.screen?.started;
  }

  showMessages(messages) {
    const ids = new Set(messages.map((message) => message.id));
    for (const [id, entry] of this.drawn) {
      if (!ids.has(id)) {
        entry.element.remove();
        this.drawn.delete(id);
      }
    }
    this.list.querySelectorAll('.day, .about').forEach((element) => element.remove());
    if (messages.length === 0) {
      this.list.append(this.about());
    }
    let lastDay = '';
    let lastSide;
    for (const message of messages) {
      const entry = this.drawn.get(message.id);
      const element = entry?.revision === message.revision ? entry.element : this.draw(message, entry);
      const date = day(new Date(message.wire.date * 1000));
      if (date !== lastDay) {
        this.list.append(h('div', {class: 'day'}, h('span', {}, date)));
        lastDay = date;
        lastSide = undefined;
      }
      element.classList.toggle('joined', lastSide === message.fromBot);
      lastSide = message.fromBot;
      this.list.append(element);
    }
  }

  draw(message, entry) {
    const element = bubble({...message, justCame: !entry && !this.first}, this.act);
    if (entry) {
      element.classList.add('changed');
      entry.element.replaceWith(element);
    } else if (!this.first) {
      element.classList.add('came');
    }
    this.drawn.set(message.id, {element, revision: message.revision});
    return element;
  }

  about() {
    return h('div', {class: 'about', testid: 'about'}, h('b', {}, t('whatBot')), h('p', {dir: 'auto'}, this.screen.description || t('defaultDescription')));
  }

  showFoot() {
    const {blocked, started, keyboard} = this.screen;
    if (blocked || !started) {
      this.foot.replaceChildren(h('button', {type: 'button', class: 'start', testid: 'start-button', onclick: () => this.do('start', {payload: ''})},
        blocked ? t('restart') : t('start')));
      return;
    }
    const revision = JSON.stringify(keyboard);
    if (revision !== this.keyboardRevision) {
      this.keyboardRevision = revision;
      this.keyboardHidden = Boolean(keyboard.folded);
      this.keyboard = keyboard.keyboard && replyKeyboard(keyboard, {send: this.act.send, contact: () => this.shareContact()});
    }
    this.composer.update(this.screen);
    if (this.keyboard) {
      this.keyboard.hidden = this.keyboardHidden;
    }
    this.foot.replaceChildren(this.composer.element, ...(this.keyboard ? [this.keyboard] : []));
  }

  toggleKeyboard() {
    this.keyboardHidden = !this.keyboardHidden;
    this.keyboard.hidden = this.keyboardHidden;
  }

  acting(action) {
    this.showStatus(action === 'upload_photo' ? t('sendingPhoto') : t('typing'));
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.showStatus(), TYPING_MILLIS);
  }

  async press(messageId, data, key) {
    this.mark(key, true);
    this.waiting.set(key, setTimeout(() => this.release(key), ANSWER_MILLIS));
    const answer = await this.do('press', {messageId, data});
    if (!answer || this.answeredEarly.delete(answer.queryId)) {
      this.release(key);
    } else {
      this.waiting.set(answer.queryId, key);
    }
  }

  /** The bot's answer to a press; it can overtake the server's answer to the page. */
  answered({queryId, text, alert}) {
    const key = this.waiting.get(queryId);
    this.waiting.delete(queryId);
    if (key) {
      this.release(key);
    } else {
      this.answeredEarly.set(queryId, true);
    }
    if (text && alert) {
      ask(this.club.botName, h('p', {class: 'alert-text', dir: 'auto', testid: 'alert'}, text), t('ok'));
    } else if (text) {
      this.toastHere(text);
    }
  }

  release(key) {
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
    this.mark(key, false);
  }

  mark(key, on) {
    const button = this.list.querySelector(`[data-key="${key}"]`);
    button?.classList.toggle('waiting', on);
    button?.toggleAttribute('aria-busy', on);
  }

  toastHere(text) {
    const element = h('div', {class: 'toast', dir: 'auto', testid: 'toast'}, text);
    this.alert.append(element);
    setTimeout(() => element.remove(), 4000);
  }

  async shareContact() {
    const yes = await ask(t('contactQuestion'), h('p', {}, t('contactText')), t('share'), t('cancel'));
    return yes && this.do('contact');
  }

  async shareOther() {
    const values = await ask(t('otherContact'), h('div', {class: 'fields'},
      h('label', {}, t('name'), h('input', {name: 'name', required: true, dir: 'auto', testid: 'other-name'})),
      h('label', {}, t('phone'), h('input', {name: 'phone', required: true, dir: 'ltr', inputmode: 'tel', testid: 'other-phone'}))), t('share'), t('cancel'));
    return values && this.do('contact', values);
  }

  async openWithLink() {
    const values = await ask(t('openWithLink'), h('label', {class: 'fields'}, t('payload'),
      h('input', {name: 'payload', dir: 'ltr', pattern: '[A-Za-z0-9_\\-]{0,64}', testid: 'payload'})), t('open'), t('cancel'));
    return values && this.do('start', values);
  }

  forwardDice() {
    const last = this.screen.messages.findLast((message) => message.wire.dice);
    return last && this.do('forward', {messageId: last.id});
  }

  async do(action, wish = {}) {
    try {
      return await post(`people/${this.person.id}/${action}`, wish);
    } catch (error) {
      this.toast(`${t('failed')}: ${error.message}`);
      return null;
    }
  }
}
