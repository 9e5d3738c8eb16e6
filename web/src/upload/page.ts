// What the page shows, from the look at the link to the end of the upload.
import { type Link, type LinkApi, type Place, Refused, Stopped } from './api';
import { button, el } from './dom';
import { type Progress, Sender } from './sender';
import { left, size, until } from './words';

const KINDS = 'image/*,video/*,audio/*,application/pdf,.doc,.docx,.xls,.xlsx,.odt,.ods,.rtf,.txt,.csv';

interface Trouble {
  title: string;
  detail: string | null;
}

/** What is wrong with a file, as far as it is seen before it is sent. */
function unfit(file: File, limit: number): Trouble | null {
  if (file.size === 0) return { title: 'Цей файл порожній.', detail: 'Оберіть інший.' };
  if (file.size <= limit) return null;
  return { title: `Цей файл завеликий: ${size(file.size)}.`, detail: `Приймаються файли до ${size(limit)}.` };
}

const ENDS: Record<Place, { title: string; text: string }> = {
  writing: { title: 'Файл додано', text: 'Він уже у вашому зверненні. Поверніться до чату й продовжуйте.' },
  card: { title: 'Файл додано', text: 'Він уже в картці вашого звернення. Можна повернутися до чату.' },
  nobody: {
    title: 'Файл отримано, але додати його нікуди',
    text: 'Звернення, для якого він був, скасовано. Почніть нове звернення в чаті й надішліть файл туди.',
  },
};

export class UploadPage {
  readonly #api: LinkApi;
  readonly #root: HTMLElement;
  readonly #city: HTMLElement;
  #sender: Sender | null = null;

  constructor(api: LinkApi, root: HTMLElement, city: HTMLElement) {
    this.#api = api;
    this.#root = root;
    this.#city = city;
  }

  /** Looks at the link and shows where it stands. */
  async open(): Promise<void> {
    try {
      const link = await this.#api.look();
      this.#city.textContent = link.city;
      await this.#show(link);
    } catch (error) {
      this.#failed(error, () => void this.open());
    }
  }

  async #show(link: Link): Promise<void> {
    switch (link.state) {
      case 'open':
        this.#choose(link, null);
        break;
      case 'received':
        // The page was closed at the very end: what is left is done now.
        this.#finish((await this.#api.complete()).place);
        break;
      case 'done':
        this.#finish(link.place ?? 'writing');
        break;
      case 'expired':
        this.#message(
          'wait',
          'Термін дії посилання минув',
          'Воно діє 24 години. Надішліть файл у чат ще раз — і отримаєте нове посилання.',
        );
        break;
    }
  }

  /** Asks for a file; `trouble` says what was wrong with the last one. */
  #choose(link: Link, trouble: Trouble | null): void {
    const take = (file: File | undefined) => {
      if (!file) return;
      const wrong = unfit(file, link.limit);
      if (wrong) this.#choose(link, wrong);
      else void this.#send(link, file);
    };
    const input = this.#input({ accept: KINDS }, take);
    const camera = this.#input({ accept: 'video/*', capture: 'environment' }, take);
    const announced = link.name !== null && `«${link.name}»${link.size === null ? '' : ` (${size(link.size)})`}`;
    const zone = el(
      'div',
      { class: 'zone' },
      el('p', { class: 'drop' }, 'Перетягніть файл сюди або'),
      button('Обрати файл', 'main', () => input.click()),
      // A phone's own chooser often hides the camera.
      window.matchMedia('(pointer: coarse)').matches && button('Зняти відео зараз', 'plain', () => camera.click()),
      input,
      camera,
    );
    this.#droppable(zone, take);
    this.#render(
      el('h1', {}, 'Завантажте файл до звернення'),
      el(
        'p',
        {},
        announced && !link.begun
          ? `Ви надіслали в чат ${announced}. Месенджер не передає боту таких великих файлів, тож завантажте його тут.`
          : 'Месенджер не передає боту великих файлів, тож завантажте файл тут.',
      ),
      link.begun &&
        el(
          'p',
          { class: 'note' },
          `Файл ${announced || ''} уже почали завантажувати. Оберіть його ж — і продовжимо з того, що вже є.`,
        ),
      trouble && el('p', { class: 'trouble', role: 'alert' }, el('strong', {}, trouble.title), ' ', trouble.detail ?? ''),
      zone,
      el('p', { class: 'quiet' }, `До ${size(link.limit)}: фото, відео, звук, PDF і документи. Посилання діє до ${until(link.expires_at)} і лише для одного файлу.`),
    );
  }

  #input(attributes: Record<string, string>, take: (file: File | undefined) => void): HTMLInputElement {
    const input = el('input', { type: 'file', hidden: true, 'aria-hidden': 'true', tabindex: '-1', ...attributes });
    input.addEventListener('change', () => take(input.files?.[0]));
    return input;
  }

  #droppable(zone: HTMLElement, take: (file: File | undefined) => void): void {
    const over = (event: DragEvent) => {
      event.preventDefault();
      zone.classList.add('over');
    };
    zone.addEventListener('dragenter', over);
    zone.addEventListener('dragover', over);
    zone.addEventListener('dragleave', (event) => {
      if (!zone.contains(event.relatedTarget as Node | null)) zone.classList.remove('over');
    });
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      zone.classList.remove('over');
      take(event.dataTransfer?.files[0]);
    });
  }

  async #send(link: Link, file: File): Promise<void> {
    const bar = el('progress', { max: String(file.size), value: '0', 'aria-label': 'Завантаження' });
    const share = el('strong', { class: 'share' }, '0 %');
    const numbers = el('span', { class: 'numbers' });
    const pace = el('p', { class: 'pace' });
    const status = el('p', { class: 'status', role: 'status' });
    const pause = button('Пауза', 'plain', () => this.#sender?.pause());
    const go = button('Продовжити', 'main', () => this.#sender?.resume());
    const other = button('Обрати інший файл', 'plain', () => this.#sender?.drop());
    this.#render(
      el('h1', {}, 'Завантажуємо файл'),
      el('p', { class: 'file' }, file.name),
      bar,
      el('p', { class: 'figures' }, share, numbers),
      pace,
      status,
      el('div', { class: 'buttons' }, go, pause, other),
      el('p', { class: 'quiet' }, 'Не закривайте сторінку, доки файл не додано.'),
    );
    const say = (text: string) => {
      if (status.textContent !== text) status.textContent = text;
    };
    this.#sender = new Sender(this.#api, file, ({ sent, speed, state }: Progress) => {
      bar.value = sent;
      share.textContent = `${Math.floor((sent / file.size) * 100)} %`;
      numbers.textContent = `${size(sent)} з ${size(file.size)}`;
      pace.hidden = state !== 'sending';
      pace.textContent = speed > 0 ? `${size(speed)}/с · ${left((file.size - sent) / speed)}` : 'Надсилаємо…';
      [pause.hidden, go.hidden] = [state !== 'sending', state !== 'paused' && state !== 'waiting'];
      go.textContent = state === 'waiting' ? 'Спробувати зараз' : 'Продовжити';
      other.hidden = state === 'finishing';
      bar.classList.toggle('still', state === 'paused' || state === 'waiting');
      if (state === 'waiting') say('Немає звʼязку. Продовжимо, щойно він зʼявиться: надіслане не пропаде.');
      else if (state === 'paused') say('Призупинено.');
      else say(state === 'finishing' ? 'Додаємо до звернення…' : '');
    });
    window.addEventListener('beforeunload', this.#ask);
    try {
      this.#finish(await this.#sender.send());
    } catch (error) {
      if (error instanceof Stopped) await this.#another(link);
      else if (error instanceof Refused && error.status === 422) {
        this.#choose({ ...link, begun: false }, { title: error.message, detail: error.detail });
      } else this.#failed(error, () => void this.open());
    } finally {
      this.#sender = null;
      window.removeEventListener('beforeunload', this.#ask);
    }
  }

  /** The person wants another file: what was sent is dropped. */
  async #another(link: Link): Promise<void> {
    try {
      await this.#api.cancel();
      this.#choose({ ...link, begun: false }, null);
    } catch (error) {
      this.#failed(error, () => void this.#another(link));
    }
  }

  readonly #ask = (event: BeforeUnloadEvent) => event.preventDefault();

  #finish(place: Place): void {
    const { title, text } = ENDS[place];
    this.#message(place === 'nobody' ? 'wait' : 'done', title, text);
  }

  #failed(error: unknown, again: () => void): void {
    if (error instanceof Refused) {
      const retry = error.passing || ['busy', 'incomplete', 'storage'].includes(error.code);
      this.#message(error.code === 'expired' ? 'wait' : 'trouble', error.message, error.detail ?? '', retry ? again : null);
    } else {
      this.#message('trouble', 'Немає звʼязку', 'Перевірте інтернет і спробуйте ще раз.', again);
    }
  }

  #message(mark: 'done' | 'wait' | 'trouble', title: string, text: string, again: (() => void) | null = null): void {
    this.#render(
      el('div', { class: `mark ${mark}`, 'aria-hidden': 'true' }, mark === 'done' ? '✓' : '!'),
      el('h1', {}, title),
      text !== '' && el('p', {}, text),
      again && el('div', { class: 'buttons' }, button('Спробувати ще раз', 'main', again)),
    );
    this.#root.classList.add('message');
  }

  /** Shows other content; who reads by ear or by keyboard is taken to its heading. */
  #render(...content: Parameters<typeof el>[2][]): void {
    this.#root.classList.remove('message');
    this.#root.replaceChildren(...el('div', {}, ...content).childNodes);
    const heading = this.#root.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }
}
