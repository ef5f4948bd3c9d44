import {h, icon} from './dom.js';
import {t} from './text.js';

/** The line in which the person writes, with commands on one side and attachments on the other. */
export function composer(act, more) {
  const input = h('textarea', {rows: '1', dir: 'auto', testid: 'composer', 'aria-label': t('message'), placeholder: t('message')});
  const send = h('button', {type: 'submit', class: 'round send', testid: 'send', 'aria-label': t('send')}, icon('send'));
  const keyboard = h('button', {type: 'button', class: 'round', testid: 'keyboard-toggle', 'aria-label': t('keyboard'), onclick: more.toggleKeyboard}, icon('keyboard'));
  const commandList = h('div', {class: 'sheet commands', testid: 'commands'});
  const commands = h('details', {class: 'menu commands-menu'},
    h('summary', {testid: 'commands-menu', 'aria-label': t('commands')}, icon('menu'), h('span', {}, t('commands'))), commandList);
  const item = (testid, mark, label, onclick) => h('button', {type: 'button', testid, onclick}, icon(mark), label);
  const attach = h('details', {class: 'menu attach-menu'},
    h('summary', {class: 'round', testid: 'attach', 'aria-label': t('attach')}, icon('clip')),
    h('div', {class: 'sheet'},
      item('share-contact', 'contact', t('shareOwn'), more.contact),
      item('share-other-contact', 'contacts', t('shareOther'), more.other),
      item('throw-dice', 'dice', t('throwDice'), () => more.dice('🎲')),
      item('throw-slot', 'dice', t('throwSlot'), () => more.dice('🎰')),
      item('forward-dice', 'forward', t('forwardDice'), more.forward)));
  for (const menu of [commands, attach]) {
    menu.addEventListener('click', (event) => event.target.closest('.sheet button') && menu.removeAttribute('open'));
    menu.addEventListener('focusout', (event) => menu.contains(event.relatedTarget) || menu.removeAttribute('open'));
  }

  function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (text) {
      input.value = '';
      grow();
      act.send(text);
    }
  }

  function grow() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
    send.classList.toggle('ready', input.value.trim() !== '');
  }

  const element = h('form', {class: 'composer', onsubmit: submit}, commands, attach, input, keyboard, send);
  input.addEventListener('input', grow);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      submit(event);
    }
  });

  return {
    element,
    update(screen) {
      input.placeholder = screen.keyboard.input_field_placeholder || t('message');
      keyboard.hidden = !screen.keyboard.keyboard;
      commands.hidden = screen.commands.length === 0;
      commandList.replaceChildren(...screen.commands.map((command) => h('button', {type: 'button', testid: 'command', data: {command: command.command},
        onclick: () => more.command(command.command)}, h('span', {dir: 'auto'}, command.description), h('code', {dir: 'ltr'}, `/${command.command}`))));
    },
  };
}
