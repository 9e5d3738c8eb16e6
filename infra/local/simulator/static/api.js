// The control interface of the simulator and its live feed.

/** Calls the control interface; throws an Error with its explanation. */
async function request(method, path, body) {
  const options = { method };
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.body = JSON.stringify(body);
    options.headers = { 'Content-Type': 'application/json' };
  }
  let response;
  try {
    response = await fetch(`/sim/${path}`, options);
  } catch {
    throw new Error('Симулятор не відповідає');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(`Не вийшло: ${answer.error ?? response.status}`);
  return answer;
}

export const get = (path) => request('GET', path);
export const post = (path, body = {}) => request('POST', path, body);
export const remove = (path) => request('DELETE', path);
export const fileUrl = (fileId) => `/sim/files/${encodeURIComponent(fileId)}`;

/** Listens to the live feed for ever; `opened` runs after every (re)connection. */
export function listen(received, opened, lost) {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sim/events`);
  socket.onopen = opened;
  socket.onmessage = (event) => received(JSON.parse(event.data));
  socket.onclose = () => {
    lost();
    setTimeout(() => listen(received, opened, lost), 1000);
  };
}
