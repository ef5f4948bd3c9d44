import {h, icon, avatar, ask} from './dom.js';
import {t, applyLanguage, currentLanguage, number} from './text.js';
import {get, post} from './api.js';
import {Telegram} from './telegram.js';
import {Phone} from './phone.js';
import {Wire} from './wire.js';
import {ClubClock} from './clock.js';

const EXAMPLES = {fa: ['سارا', 'رضا', 'مریم', 'امیر', 'نرگس', 'حسین'], en: ['Sara', 'Reza', 'Maryam', 'Amir', 'Narges', 'Hossein']};
const OPEN_AT_FIRST = 1;

const desks = document.getElementById('desks');
const tabs = document.querySelector('.people');
const open = new Map();
let club = {};
let people = new Map();
let wire;
let time;

function toast(text) {
  const element = h('div', {class: 'toast', dir: 'auto'}, text);
  document.getElementById('toasts').append(element);
  setTimeout(() => element.remove(), 5000);
}

/** One column: a person's Telegram and phone, redrawn whenever the server says that something changed. */
class Desk {
  constructor(person) {
    this.id = person.id;
    this.telegram = new Telegram(club, person, toast);
    this.phone = new Phone(club, person, toast);
    this.element = h('article', {class: 'desk', testid: 'desk', data: {person: String(person.id)}, 'aria-label': person.name},
      h('header', {class: 'desk-bar'}, avatar(person.name, person.id), h('strong', {dir: 'auto'}, person.name), h('span', {dir: 'ltr'}, person.phone),
        h('button', {type: 'button', class: 'round', 'aria-label': t('closeDesk'), testid: 'close-desk', onclick: () => toggle(this.id)}, icon('close'))),
      h('div', {class: 'screens'}, this.telegram.element, this.phone.element));
  }

  /** Reads the screens; calls that come while one is under way are one more at its end. */
  async refresh() {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = true;
    try {
      do {
        this.again = false;
        const screen = await get(`people/${this.id}`);
        this.telegram.show(screen);
        this.phone.show(screen);
        seen(screen);
      } while (this.again);
    } catch (error) {
      console.error(error);
      toast(error.message);
    } finally {
      this.reading = false;
    }
  }
}

function seen(screen) {
  people.set(screen.id, {...people.get(screen.id), ...screen, messages: undefined, sms: undefined, news: 0});
  drawTabs();
}

function toggle(id) {
  if (open.has(id)) {
    open.get(id).element.remove();
    open.delete(id);
  } else {
    const desk = new Desk(people.get(id));
    open.set(id, desk);
    desks.querySelector('.welcome')?.remove();
    desks.append(desk.element);
    desk.element.scrollIntoView({behavior: 'smooth', inline: 'nearest', block: 'nearest'});
    desk.refresh();
  }
  remember();
  drawTabs();
  welcome();
}

const remember = () => localStorage.setItem('vafa.open', JSON.stringify([...open.keys()]));

function drawTabs() {
  tabs.replaceChildren(...[...people.values()].map((person) => h('button', {
    type: 'button', class: `tab ${open.has(person.id) ? 'open' : ''}`, testid: 'person-tab', data: {person: String(person.id)},
    'aria-pressed': String(open.has(person.id)), onclick: () => toggle(person.id),
  }, avatar(person.name, person.id), h('span', {dir: 'auto'}, person.name), person.news > 0 && h('i', {class: 'news'}, number(person.news)))),
  h('button', {type: 'button', class: 'tab add', testid: 'add-person', onclick: addPerson}, icon('plus'), h('span', {}, t('add'))));
}

function fields() {
  const names = EXAMPLES[currentLanguage()];
  const name = names[people.size % names.length];
  const phone = `0912${String(1000000 + Math.floor(Math.random() * 8999999))}`;
  const option = (value, label) => h('option', {value, selected: value === currentLanguage()}, label);
  return h('div', {class: 'fields'},
    h('label', {}, t('name'), h('input', {name: 'name', required: true, maxlength: '64', dir: 'auto', value: name, testid: 'person-name'})),
    h('label', {}, t('phone'), h('input', {name: 'phone', required: true, dir: 'ltr', inputmode: 'tel', value: phone, testid: 'person-phone'})),
    h('label', {}, t('language'), h('select', {name: 'language', testid: 'person-language'}, option('fa', t('persian')), option('en', t('english')))));
}

async function addPerson() {
  const values = await ask(t('add'), fields(), t('bring'), t('cancel'));
  if (values) {
    await bring(values);
  }
}

async function bring(values) {
  try {
    const person = await post('people', values);
    people.set(person.id, {...person, messages: undefined, sms: undefined, news: 0});
    if (!open.has(person.id)) {
      toggle(person.id);
    }
  } catch (error) {
    toast(`${t('failed')}: ${error.message}`);
  }
}

function welcome() {
  desks.querySelector('.welcome')?.remove();
  if (open.size === 0) {
    desks.append(h('form', {class: 'welcome', testid: 'welcome', onsubmit: (event) => {
      event.preventDefault();
      bring(Object.fromEntries(new FormData(event.target)));
    }}, h('img', {src: 'logo.svg', alt: '', width: '72', height: '72'}), h('h2', {}, t('welcome')), h('p', {}, t('welcomeText')), fields(),
    h('button', {type: 'submit', class: 'strong', testid: 'person-submit'}, t('bring'))));
  }
}

function news(id) {
  const person = people.get(id);
  if (open.has(id)) {
    open.get(id).refresh();
  } else if (person) {
    person.news = (person.news ?? 0) + 1;
    drawTabs();
  }
}

async function load() {
  const state = await get('state');
  club = state.club;
  people = new Map(state.people.map((person) => [person.id, {...person, news: people.get(person.id)?.news ?? 0}]));
  time.set(state.clock);
  wire.load(state.wire);
  drawTabs();
}

function listen() {
  const events = new EventSource('api/events');
  const on = (name, handle) => events.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  on('telegram', ({id}) => news(id));
  on('sms', ({id}) => news(id));
  on('acting', ({id, action}) => open.get(id)?.telegram.acting(action));
  on('answered', (answer) => open.get(answer.id)?.telegram.answered(answer));
  on('person', ({id}) => (people.has(id) ? open.get(id)?.refresh() : load()));
  on('profile', () => open.forEach((desk) => desk.refresh()));
  on('clock', (clock) => time.set(clock));
  on('wire', (call) => wire.add(call));
  let lost = false;
  events.onerror = () => {
    if (!lost) {
      toast(t('lost'));
    }
    lost = true;
  };
  events.onopen = async () => {
    if (lost) {
      lost = false;
      await load();
      open.forEach((desk) => desk.refresh());
    }
  };
}

function drawAll() {
  applyLanguage();
  document.getElementById('lang').textContent = t('other');
  wire.draw();
  time.draw();
  const ids = [...open.keys()];
  open.forEach((desk) => desk.element.remove());
  open.clear();
  ids.forEach(toggle);
  drawTabs();
  welcome();
}

document.getElementById('lang').addEventListener('click', () => {
  applyLanguage(currentLanguage() === 'fa' ? 'en' : 'fa');
  drawAll();
});
document.addEventListener('click', (event) => document.querySelectorAll('details.menu[open]').forEach((menu) => {
  if (!menu.contains(event.target)) {
    menu.removeAttribute('open');
  }
}));

applyLanguage();
wire = new Wire(document.getElementById('wire'));
time = new ClubClock(document.getElementById('clock'), toast);
time.draw();
await load();
const remembered = JSON.parse(localStorage.getItem('vafa.open') ?? '[]').filter((id) => people.has(id));
document.getElementById('lang').textContent = t('other');
(remembered.length > 0 ? remembered : [...people.keys()].slice(0, OPEN_AT_FIRST)).forEach(toggle);
welcome();
listen();
document.documentElement.dataset.ready = 'true';
