import {h, icon} from './dom.js';
import {t, seconds} from './text.js';

const ROWS_MAX = 200;

/** The strip at the foot of the page: what goes over the wires, newest first. */
export class Wire {
  constructor(element) {
    this.element = element;
    this.calls = [];
    this.open = (localStorage.getItem('vafa.wire') ?? (innerWidth < 760 ? 'closed' : 'open')) === 'open';
    this.hidePolls = true;
    this.draw();
  }

  draw() {
    this.rows = h('ol', {class: 'calls', dir: 'ltr', testid: 'wire-rows'});
    this.last = h('span', {class: 'last', dir: 'ltr'});
    const toggle = h('button', {type: 'button', class: 'wire-toggle', testid: 'wire-toggle', 'aria-expanded': String(this.open),
      onclick: () => {
        this.open = !this.open;
        localStorage.setItem('vafa.wire', this.open ? 'open' : 'closed');
        this.draw();
      }}, icon('down'), t('wire'));
    const polls = h('label', {class: 'check'}, h('input', {type: 'checkbox', checked: this.hidePolls, onchange: (event) => {
      this.hidePolls = event.target.checked;
      this.draw();
    }}), t('hidePolls'));
    this.element.classList.toggle('open', this.open);
    this.element.replaceChildren(h('div', {class: 'wire-bar'}, toggle, this.last, polls), this.rows);
    this.rows.append(...this.shown().reverse().map(row));
    this.showLast();
  }

  shown() {
    return this.calls.filter((call) => !this.hidePolls || call.method !== 'getUpdates');
  }

  load(calls) {
    this.calls = calls.sort((a, b) => a.at.localeCompare(b.at)).slice(-ROWS_MAX);
    this.draw();
  }

  add(call) {
    this.calls.push(call);
    this.calls = this.calls.slice(-ROWS_MAX);
    if (!this.hidePolls || call.method !== 'getUpdates') {
      this.rows.prepend(row(call));
      if (this.rows.childElementCount > ROWS_MAX) {
        this.rows.lastElementChild.remove();
      }
      this.showLast();
    }
  }

  showLast() {
    const call = this.shown().at(-1);
    this.last.textContent = call && !this.open ? `${call.method} ${call.status || t('noAnswer')}` : '';
  }
}

function row(call) {
  const good = call.status >= 200 && call.status < 300;
  return h('li', {class: good ? 'good' : 'bad', testid: 'wire-row', data: {method: call.method, status: String(call.status)}},
    h('time', {}, seconds(new Date(call.at))),
    h('span', {class: `badge ${call.wire.toLowerCase()}-badge`}, call.wire[0] + call.wire.slice(1).toLowerCase()),
    h('span', {class: 'arrow', title: call.direction === 'FROM_CLUB' ? 'club → provider' : 'provider → club'}, call.direction === 'FROM_CLUB' ? '→' : '←'),
    h('b', {}, call.method), h('span', {class: 'code'}, call.status || t('noAnswer')),
    h('span', {class: 'took'}, call.micros < 10000 ? `${(call.micros / 1000).toFixed(1)} ms` : `${Math.round(call.micros / 1000)} ms`),
    h('span', {class: 'why'}, call.note));
}
