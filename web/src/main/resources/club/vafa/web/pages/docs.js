// Shows the OpenAPI document as a page; each route can be tried with the token of the field at the top.
const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...children);
  return node;
};
const pretty = value => JSON.stringify(value, null, 2);

const typeOf = schema => {
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.type === 'array') return 'list of ' + typeOf(schema.items);
  if (schema.enum) return schema.enum.join(' | ');
  return schema.format && !schema.format.startsWith('int') ? schema.format : schema.type;
};
const bounds = schema => [
  schema.minimum !== undefined && `from ${schema.minimum}`, schema.maximum !== undefined && `to ${schema.maximum}`,
  schema.maxLength !== undefined && `up to ${schema.maxLength} characters`, schema.pattern && `form ${schema.pattern}`,
].filter(Boolean).join(', ');

const schemaTable = (api, schema, seen = new Set()) => {
  const box = el('div');
  if (schema.$ref) {
    const name = schema.$ref.split('/').pop();
    if (seen.has(name)) return box;
    seen.add(name);
    box.append(el('h3', {}, name), fields(api.components.schemas[name]));
    Object.values(api.components.schemas[name].properties || {}).forEach(inner => box.append(schemaTable(api, inner, seen)));
  } else if (schema.type === 'array') {
    box.append(schemaTable(api, schema.items, seen));
  } else if (schema.properties) {
    Object.values(schema.properties).forEach(inner => box.append(schemaTable(api, inner, seen)));
  }
  return box;
};
const fields = schema => {
  const table = el('table');
  Object.entries(schema.properties || {}).forEach(([name, field]) => table.append(el('tr', {},
    el('td', {}, el('code', {}, name), (schema.required || []).includes(name) ? '' : ' (may be left out)'),
    el('td', {}, typeOf(field)), el('td', {}, [field.description, bounds(field)].filter(Boolean).join(' — ')))));
  return table;
};

const tryIt = (api, method, path, operation) => {
  const server = api.servers[0].url;
  const url = el('input', { size: 60, dir: 'ltr', 'aria-label': 'path' });
  url.value = server + (operation.parameters || []).filter(p => p.in === 'path').reduce((p, q) => p.replace(`{${q.name}}`, q.example), path);
  const body = el('textarea', { rows: 8, cols: 80, dir: 'auto', 'aria-label': 'body' });
  const content = operation.requestBody && operation.requestBody.content['application/json'];
  if (content) body.value = pretty(content.example);
  const out = el('pre');
  const send = el('button', { type: 'button' }, 'Send');
  send.addEventListener('click', async () => {
    const headers = { Authorization: 'Bearer ' + document.getElementById('token').value };
    if (content) headers['Content-Type'] = 'application/json';
    if ((operation.parameters || []).some(p => p.name === 'Idempotency-Key')) headers['Idempotency-Key'] = Date.now() + '-' + Math.random();
    const answer = await fetch(url.value, { method, headers, body: content ? body.value : undefined });
    const text = await answer.text();
    let shown = text;
    try { shown = pretty(JSON.parse(text)); } catch { /* an answer without JSON is shown as it is */ }
    out.textContent = answer.status + ' ' + answer.statusText + '\n' + shown;
  });
  return el('details', {}, el('summary', {}, 'Try it'), url, content ? body : '', el('div', {}, send), out);
};

const section = (api, path, method, operation) => {
  const box = el('section', { id: operation.operationId },
    el('h2', {}, el('span', { class: 'method ' + method }, method), el('code', {}, api.servers[0].url + path)),
    el('p', {}, el('strong', {}, operation.summary), operation.description ? ' — ' + operation.description : ''),
    el('p', { class: 'permission' }, operation['x-permission'] ? 'Permission: ' + operation['x-permission'] : 'Open'));
  if ((operation.parameters || []).length) {
    const table = el('table');
    operation.parameters.forEach(p => table.append(el('tr', {}, el('td', {}, el('code', {}, p.name), p.required ? '' : ' (may be left out)'),
      el('td', {}, p.in), el('td', {}, typeOf(p.schema)), el('td', {}, p.description || ''))));
    box.append(el('h3', {}, 'Parameters'), table);
  }
  if (operation.requestBody) {
    const content = operation.requestBody.content['application/json'];
    box.append(el('h3', {}, 'Request'), el('pre', {}, pretty(content.example)),
      el('details', {}, el('summary', {}, 'Fields'), schemaTable(api, content.schema)));
  }
  Object.entries(operation.responses).forEach(([status, answer]) => {
    const content = answer.content && answer.content['application/json'];
    const problems = answer.content && answer.content['application/problem+json'];
    if (content) {
      box.append(el('h3', {}, 'Answer ' + status), el('pre', {}, pretty(content.example)),
        el('details', {}, el('summary', {}, 'Fields'), schemaTable(api, content.schema)));
    } else if (problems) {
      box.append(el('details', {}, el('summary', {}, status + ' ' + answer.description),
        ...Object.values(problems.examples).map(example => el('pre', {}, pretty(example.value)))));
    } else {
      box.append(el('h3', {}, 'Answer ' + status), el('p', {}, 'No body.'));
    }
  });
  box.append(tryIt(api, method, path, operation));
  return box;
};

const show = api => {
  const main = document.getElementById('main');
  const contents = document.getElementById('contents');
  document.getElementById('about').textContent = api.info.description.replaceAll('`', '');
  const byTag = new Map();
  Object.entries(api.paths).forEach(([path, methods]) => Object.entries(methods).forEach(([method, operation]) => {
    const tag = operation.tags[0];
    byTag.set(tag, [...(byTag.get(tag) || []), [path, method.toUpperCase(), operation]]);
  }));
  byTag.forEach((operations, tag) => {
    contents.append(el('h2', {}, tag));
    operations.forEach(([path, method, operation]) => {
      contents.append(el('a', { href: '#' + operation.operationId }, operation.summary));
      main.append(section(api, path, method, operation));
    });
  });
};

fetch('/api/openapi.json').then(answer => answer.json()).then(show)
  .catch(() => { document.getElementById('about').textContent = 'The description of the API could not be read.'; });
