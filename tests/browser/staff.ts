// A member of staff at the site: signs in, finds the card, does the next step.
import { expect, type Browser, type Locator, type Page } from '@playwright/test';

import { city, type Worker } from './city.ts';

export class Staff {
  private constructor(readonly page: Page) {}

  /** Signs in through the hosted page. */
  static async signsIn(browser: Browser, worker: Worker): Promise<Staff> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(city.web_url);
    await page.getByRole('button', { name: 'Увійти' }).click();
    await page.locator('input[name="username"]').fill(worker.user);
    await page.locator('input[name="password"]').fill(worker.password);
    await page.locator('button[type="submit"]').click();
    await expect(page.getByRole('heading', { level: 1, name: 'Мої справи' })).toBeVisible();
    await page.getByTestId('user-menu').click();
    await expect(page.getByText(worker.name, { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    return new Staff(page);
  }

  /** Opens a card from the list of own cases. */
  async opens(number: string): Promise<void> {
    const row = this.page.getByTestId('card-row').filter({ hasText: number });
    await row.click();
    await expect(this.page.getByTestId('card-number')).toContainText(number);
  }

  /** The form of an action, unfolded. */
  async form(action: string): Promise<Locator> {
    const item = this.page.getByTestId(`action-${action}`);
    const heading = item.getByRole('button').first();
    if ((await heading.getAttribute('aria-expanded')) !== 'true') await heading.click();
    return item;
  }

  /** Waits until the card stands in the state. */
  async sees(state: string): Promise<void> {
    await expect(this.page.getByTestId('card-state')).toHaveAttribute('data-state', state);
  }

  /** Chooses from a list by typing and clicking. */
  async chooses(field: Locator, name: string): Promise<void> {
    await field.click();
    await field.fill(name);
    await this.page.getByRole('option', { name }).click();
  }

  /** Waits until a picture is not only named but drawn. */
  async seesPicture(name: string | RegExp): Promise<void> {
    const image = this.page.getByTestId('attachments').getByRole('img', { name });
    await expect(image.first()).toBeVisible({ timeout: 90_000 });
    await expect
      .poll(() => image.first().evaluate((node: HTMLImageElement) => node.naturalWidth))
      .toBeGreaterThan(0);
  }

  /** The offered actions, by code. */
  async offered(): Promise<string[]> {
    const items = this.page.getByTestId('next-step').locator('[data-testid^="action-"]');
    return items.evaluateAll((nodes) =>
      nodes.map((node) => (node.getAttribute('data-testid') ?? '').replace('action-', '')),
    );
  }
}
