'use strict';
const words = JSON.parse(document.getElementById('words').textContent);
const spoken = document.documentElement.lang;
const locale = spoken === 'fa' ? 'fa-IR' : 'en-GB';
const whole = new Intl.NumberFormat(locale);
const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const ENDS = ['sent', 'failed', 'suppressed', 'unknown', 'cancelled', 'open'];
const list = document.getElementById('list');
const one = document.getElementById('one');
const token = document.getElementById('token');
token.value = sessionStorage.getItem('token') || '';
let watched = null;
let leave = new AbortController();

const ask = (path, options = {}) => fetch('/api/v1' + path, { ...options, headers: { Authorization: 'Bearer ' + token.value.trim(), 'Accept-Language': spoken } });

function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

const stateWord = state => words[state === 'cancelled' ? 'state_cancelled' : state];
const badge = state => make('small', { class: 'badge ' + state, 'data-testid': 'state' }, stateWord(state));

async function said(answer) {
  const problem = await answer.json().catch(() => ({}));
  return problem.detail || problem.title || words.refused;
}

async function showList() {
  const answer = await ask('/campaigns?limit=50');
  if (!answer.ok) {
    list.replaceChildren(make('p', { class: 'wrong', 'data-testid': 'problem' }, await said(answer)));
    return;
  }
  const items = (await answer.json()).items;
  list.replaceChildren(...items.map(item => {
    const button = make('button', { 'data-id': item.id, 'aria-current': String(item.id === watched) }, make('span', { dir: 'auto' }, item.name), badge(item.state));
    button.onclick = () => watch(item.id);
    return button;
  }));
  if (!items.length) list.replaceChildren(make('p', { class: 'hint' }, words.none));
}

async function watch(id) {
  leave.abort();
  leave = new AbortController();
  const mine = leave.signal;
  watched = id;
  for (const button of list.querySelectorAll('button')) button.setAttribute('aria-current', String(button.dataset.id === id));
  while (!mine.aborted) {
    let over = false;
    try {
      const answer = await ask('/campaigns/' + id + '/events', { signal: mine });
      if (!answer.ok) {
        one.replaceChildren(make('p', { class: 'wrong' }, await said(answer)));
        return;
      }
      over = await read(answer.body, id, mine);
    } catch (e) {
      if (mine.aborted) return;
      one.querySelector('.line')?.remove();
      one.append(make('p', { class: 'wrong line' }, words.lost));
    }
    if (over) return;
    await new Promise(again => setTimeout(again, 2000));
  }
}

/** Reads events until the line ends; answers whether the campaign is over. */
async function read(body, id, mine) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done || mine.aborted) return false;
    rest += value;
    const events = rest.split('\n\n');
    rest = events.pop();
    for (const event of events) {
      const name = /^event: (.*)$/m.exec(event)?.[1];
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (name === 'progress') show(id, JSON.parse(data));
      if (name === 'end') { showList(); return true; }
    }
  }
}

function action(id, wish, label, kind) {
  const button = make('button', { class: kind, 'data-testid': wish }, label);
  button.onclick = async () => {
    if (wish === 'cancel' && !confirm(words.surely)) return;
    button.disabled = true;
    const answer = await ask('/campaigns/' + id + '/' + wish, { method: 'POST' });
    if (!answer.ok) one.append(make('p', { class: 'wrong' }, await said(answer)));
    showList();
  };
  return button;
}

function actions(id, state) {
  const all = make('div', { class: 'actions' });
  if (state === 'running') all.append(action(id, 'pause', words.pause, 'main'));
  if (state === 'paused') all.append(action(id, 'resume', words.resume, 'main'));
  if (['running', 'paused', 'scheduled'].includes(state)) all.append(action(id, 'cancel', words.cancel, 'grave'));
  return all;
}

const figure = (label, value, name, kind) => make('div', {}, make('dt', {}, ...(kind ? [make('i', { class: kind })] : []), label),
  make('dd', { 'data-testid': name, class: name === 'until' ? 'time' : '' }, value));

function show(id, now) {
  const head = make('div', { class: 'head' }, make('h2', { dir: 'auto' }, now.name), badge(now.state), actions(id, now.state));
  const run = now.run;
  if (!run) {
    one.replaceChildren(head, make('p', { class: 'hint' }, words.not_started));
    return;
  }
  const planned = run.planned || 0;
  const done = planned - run.open;
  const share = make('p', { class: 'share', 'data-testid': 'share' }, percent.format(planned ? done / planned : 1), ' ',
    make('small', {}, run.making ? words.making : whole.format(done) + ' / ' + whole.format(planned)));
  const old = one.querySelector('.bar');
  const bar = one.dataset.id === id && old ? old : make('div', { class: 'bar', role: 'progressbar' }, ...ENDS.map(end => make('i', { class: end })));
  ENDS.forEach((end, i) => { bar.children[i].style.flexGrow = run[end]; });
  bar.setAttribute('aria-valuenow', String(planned ? Math.round(100 * done / planned) : 100));
  const ends = make('dl', {}, ...ENDS.map(end => figure(words[end], whole.format(run[end]), end, end)));
  const others = make('dl', {}, figure(words.planned, whole.format(planned), 'planned'), figure(words.control, whole.format(run.control), 'control'),
    figure(words.delivered, whole.format(run.delivered), 'delivered'), figure(words.speed, tenth.format(run.perSecond), 'speed'),
    figure(words.until, run.until ? clock.format(new Date(run.until)) : '–', 'until'));
  one.dataset.id = id;
  one.replaceChildren(head, share, bar, ends, others);
}

document.getElementById('who').onsubmit = event => {
  event.preventDefault();
  sessionStorage.setItem('token', token.value.trim());
  showList();
};
if (token.value) showList();
