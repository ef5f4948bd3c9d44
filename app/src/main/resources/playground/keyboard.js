import {h, icon} from './dom.js';

/** The reply keyboard under the chat. */
export function replyKeyboard(markup, act) {
  return h('div', {class: 'reply-keyboard', testid: 'reply-keyboard'}, markup.keyboard.map((row) => h('div', {class: 'buttons'},
    row.map((given) => {
      const button = typeof given === 'string' ? {text: given} : given;
      return h('button', {type: 'button', class: button.style ?? '', dir: 'auto', testid: button.request_contact ? 'contact-button' : 'reply-button',
        onclick: () => (button.request_contact ? act.contact() : act.send(button.text))}, button.request_contact && icon('contact'), button.text);
    }))));
}
