import {h} from './dom.js';
import {t, clock, moment, clubTime, now} from './text.js';
import {get, post} from './api.js';

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
const TICK_MILLIS = 5000;

/** The club's time in the page's head and on the phones, with buttons that put it forward. Hidden where the server has no such clock. */
export class ClubClock {
  constructor(element, toast) {
    this.element = element;
    this.toast = toast;
    setInterval(() => this.tick(), TICK_MILLIS);
  }

  /** Shows the time that came with the page's state, if any did. */
  set(time) {
    this.element.hidden = !time;
    if (time) {
      clubTime(time);
      this.tick();
    }
  }

  draw() {
    this.face = h('time', {testid: 'club-time'});
    const forward = (testid, minutes, label) => h('button', {type: 'button', class: 'quiet small', testid,
      onclick: (event) => this.forward(event.currentTarget, minutes)}, label);
    this.element.replaceChildren(h('span', {class: 'face', title: t('clubTime')}, this.face), forward('hour-forward', HOUR_MINUTES, t('hourForward')),
      forward('day-forward', DAY_MINUTES, t('dayForward')));
    this.tick();
  }

  tick() {
    if (this.face) {
      this.face.textContent = moment(now());
      this.face.setAttribute('datetime', now().toISOString());
      document.querySelectorAll('.statusbar .now').forEach((phone) => { phone.textContent = clock(now()); });
    }
  }

  async forward(button, minutes) {
    button.disabled = true;
    try {
      this.set(await post('clock', {minutes}));
    } catch (error) {
      this.toast(`${t('failed')}: ${error.message}`);
    } finally {
      button.disabled = false;
    }
  }
}
