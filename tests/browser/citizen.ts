// A citizen at the simulator's page: types, presses, reads.
import { expect, type Browser, type Locator, type Page } from '@playwright/test';

import { city } from './city.ts';

export class Citizen {
  private constructor(readonly page: Page) {}

  /** Opens the messenger as a new person who has not met the bot. */
  static async arrives(browser: Browser, person: { firstName: string; lastName: string; phone: string }): Promise<Citizen> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(city.simulator_url);
    await page.locator('body[data-ready]').waitFor();
    await page.getByTestId('add-citizen').click();
    await page.getByTestId('citizen-first-name').fill(person.firstName);
    await page.getByTestId('citizen-last-name').fill(person.lastName);
    await page.getByTestId('citizen-phone').fill(person.phone);
    await page.getByTestId('dialog-confirm').click();
    return new Citizen(page);
  }

  /** «Розпочати». */
  async starts(): Promise<void> {
    await this.page.getByTestId('start').click();
  }

  /** Types an answer. */
  async writes(text: string): Promise<void> {
    await this.page.getByTestId('composer').fill(text);
    await this.page.getByTestId('send').click();
  }

  /** Presses a button under the input field. */
  async presses(label: string): Promise<void> {
    await this.page.getByTestId('keyboard-button').filter({ hasText: label }).click();
  }

  /** Presses the button that shares the own phone number, and agrees. */
  async sharesPhone(): Promise<void> {
    await this.page.locator('[data-testid="keyboard-button"][data-request="contact"]').click();
    await this.page.getByTestId('dialog-confirm').click();
  }

  /** Sends one of the ready photos. */
  async sendsPhoto(): Promise<void> {
    await this.page.getByTestId('attach').click();
    await this.page.getByTestId('attach-photo').click();
  }

  /** Waits for the bot's newest message to say it. */
  async hears(words: string | RegExp): Promise<void> {
    await expect(this.fromBot().last()).toContainText(words);
  }

  /** Waits until the bot has said it at any time; notices take a while. */
  async isTold(words: RegExp): Promise<void> {
    await expect(this.fromBot().filter({ hasText: words }).first()).toBeVisible({ timeout: 90_000 });
  }

  /** The registration number the bot gave. */
  async registrationNumber(): Promise<string> {
    const message = await this.fromBot().filter({ hasText: 'Реєстраційний номер' }).last().innerText();
    const number = /Реєстраційний номер:\s*(\S+)/.exec(message)?.[1];
    if (number === undefined) throw new Error(`no registration number in: ${message}`);
    return number;
  }

  private fromBot(): Locator {
    return this.page.locator('[data-testid="message"][data-origin="bot"]');
  }
}
