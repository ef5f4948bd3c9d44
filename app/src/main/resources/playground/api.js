/** Asks the server; a refusal becomes an Error with its reason. */
export async function get(path) {
  return read(await fetch(`api/${path}`));
}

export async function post(path, wish = {}) {
  return read(await fetch(`api/${path}`, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(wish)}));
}

async function read(response) {
  const type = response.headers.get('Content-Type') ?? '';
  const answer = type.includes('json') ? await response.json() : {};
  if (!response.ok) {
    throw new Error(answer.reason ?? `${response.status} ${response.statusText}`);
  }
  return answer;
}
