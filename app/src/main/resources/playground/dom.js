/** Makes elements: h('button', {class: 'x', onclick: f, testid: 'send'}, child, 'text'). */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'testid') {
      element.dataset.testid = value;
    } else if (name === 'data') {
      Object.assign(element.dataset, value);
    } else {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

const PATHS = {
  send: 'M3.4 20.4 21 12 3.4 3.6v6.6L15 12 3.4 13.8z',
  up: 'M12 5v14M5.5 11.5 12 5l6.5 6.5',
  clip: 'M19 11.5 11.8 18.7a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-7.8 7.8a1.5 1.5 0 0 1-2.1-2.1l6.8-6.8',
  keyboard: 'M3 6.5h18v11H3zM6.5 10h.01M10 10h.01M13.5 10h.01M17 10h.01M7.5 14h9',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M12 5.5h.01M12 12h.01M12 18.5h.01',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  link: 'M8 16 16 8M9.5 8H16v6.5',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  down: 'M6 9.5l6 6 6-6',
  block: 'M5.6 5.6l12.8 12.8M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  contact: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0',
  contacts: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5a6.5 6.5 0 0 1 13 0M16 5a3.3 3.3 0 0 1 0 6.3M18 14.5a6 6 0 0 1 3.5 5',
  dice: 'M5 5h14v14H5zM9 9h.01M15 9h.01M12 12h.01M9 15h.01M15 15h.01',
  forward: 'M14 6l6 6-6 6M20 12H9a5 5 0 0 0-5 5v1',
  signal: 'M4 18v-3M9 18v-6M14 18V9M19 18V5',
};

/** A line icon of the page's own set. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** The two letters or one that stand for a person, on a colour of their own. */
export function avatar(name, id, size = '') {
  const element = h('span', {class: `avatar ${size}`, 'aria-hidden': 'true'}, [...name.trim()][0] ?? '?');
  element.dataset.hue = String(Number(id) % 7);
  return element;
}

/** A question in a dialog; resolves with the form's values, or null when it was closed. */
export function ask(title, body, yes, no) {
  return new Promise((resolve) => {
    const dialog = h('dialog', {class: 'ask', testid: 'dialog', 'aria-label': title},
      h('form', {method: 'dialog', onsubmit: (event) => {
        event.preventDefault();
        const values = Object.fromEntries(new FormData(event.target));
        finish(values);
      }},
      h('h2', {}, title), body,
      h('div', {class: 'row end'},
        no && h('button', {type: 'button', class: 'quiet', testid: 'dialog-no', onclick: () => finish(null)}, no),
        h('button', {type: 'submit', class: 'strong', testid: 'dialog-yes'}, yes))));
    function finish(values) {
      dialog.close();
      dialog.remove();
      resolve(values);
    }
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      finish(null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
