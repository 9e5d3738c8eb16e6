// The main job, end to end: an appeal from the chat to a closed card, all of it by clicking.
import { expect, test } from '@playwright/test';

import { Citizen } from './citizen.ts';
import { city, picture, worker } from './city.ts';
import { Staff } from './staff.ts';

const SUBSTANCE = 'На розі вулиць Садової та Шевченка другий тиждень не горить ліхтар. Прошу відновити освітлення.';
const ANSWER = 'Замінено лампу й кабель на опорі № 14. Освітлення працює з 18:00.';

test('an appeal goes from the chat to a closed card, and the citizen is told of each step', async ({ browser }) => {
  const responsible = worker('responsible');
  const decisionMaker = worker('decision_maker');
  const executor = worker('executor');

  const citizen = await Citizen.arrives(browser, { firstName: 'Марія', lastName: 'Дорошенко', phone: '+380671234567' });
  let number = '';

  await test.step('the citizen files an appeal (3.1, 4.1, 4.2)', async () => {
    await citizen.starts();
    await citizen.hears('згода на обробку персональних даних');
    await citizen.presses('✅ Погоджуюсь');
    await citizen.hears('прізвище');
    await citizen.writes('Дорошенко');
    await citizen.hears('імʼя');
    await citizen.writes('Марія');
    await citizen.hears('по батькові');
    await citizen.writes('Іванівна');
    await citizen.hears('місце проживання');
    await citizen.writes('вул. Садова, 12, кв. 5');
    await citizen.hears('номер телефону');
    await citizen.sharesPhone();
    await citizen.hears('категорію');
    await citizen.presses('Вуличне освітлення');
    await citizen.hears('суть звернення');
    await citizen.writes(SUBSTANCE);
    await citizen.hears('електронну пошту');
    await citizen.presses('➡️ Далі');
    await citizen.hears('Додайте фото');
    await citizen.sendsPhoto();
    await citizen.hears('Надішліть ще');
    await citizen.presses('➡️ Далі');
    await citizen.hears('Перевірте, будь ласка');
    await citizen.presses('✅ Подати звернення');
    await citizen.hears('Реєстраційний номер');
    number = await citizen.registrationNumber();
  });

  await test.step('the responsible person sets the deadline and addresses (4.5)', async () => {
    const staff = await Staff.signsIn(browser, responsible);
    await staff.opens(number);
    await expect(staff.page.getByTestId('card-substance')).toHaveText(SUBSTANCE);
    await staff.seesPicture(/./);
    const form = await staff.form('address');
    // Whose sphere it is may be chosen already.
    if ((await form.getByText(decisionMaker.name, { exact: true }).count()) === 0) {
      await staff.chooses(form.getByRole('combobox', { name: 'Кому адресувати' }), decisionMaker.name);
      await staff.page.keyboard.press('Escape');
    }
    await form.getByRole('textbox', { name: 'Примітка' }).fill('Прошу розглянути першочергово.');
    await form.getByRole('button', { name: 'Адресувати', exact: true }).click();
    await staff.sees('addressed');
    await citizen.isTold(/передано керівництву/);
    await staff.page.context().close();
  });

  await test.step('the decision-maker assigns the executor (4.5)', async () => {
    const staff = await Staff.signsIn(browser, decisionMaker);
    await staff.opens(number);
    const form = await staff.form('assign');
    await staff.chooses(form.getByRole('combobox', { name: 'Виконавець' }), executor.name);
    await form.getByRole('textbox', { name: 'Резолюція' }).fill('Відновити освітлення, доповісти про виконання.');
    await form.getByRole('button', { name: 'Призначити', exact: true }).click();
    await staff.sees('assigned');
    await citizen.isTold(/Призначено виконавця/);
    await staff.page.context().close();
  });

  await test.step('the executor does the work and reports (5.1, 6.5.1, 6.5.2, 5.4)', async () => {
    const staff = await Staff.signsIn(browser, executor);
    await expect(staff.page.getByRole('link', { name: 'Реєстр' })).toHaveCount(0);
    await staff.opens(number);
    const accept = await staff.form('accept');
    await accept.getByRole('button', { name: 'Прийняти в роботу' }).last().click();
    await staff.sees('in_work');
    await citizen.isTold(/узяв його в роботу/);

    const comment = await staff.form('comment');
    await comment.getByRole('textbox', { name: 'Коментар' }).fill('Бригада виїхала на місце.');
    await comment.getByRole('button', { name: 'Надіслати' }).click();
    await expect(staff.page.getByTestId('card-history')).toContainText('Бригада виїхала на місце.');

    const upload = await staff.form('upload');
    await upload.getByTestId('upload-input').setInputFiles(picture);
    await expect(upload.getByTestId('upload-row')).toHaveAttribute('data-status', 'done');
    await staff.seesPicture('road.jpg');

    const report = await staff.form('report');
    await report.getByRole('textbox', { name: 'Відповідь заявнику' }).fill(ANSWER);
    await report.getByRole('combobox', { name: 'Результат розгляду' }).click();
    await staff.page.getByRole('option').first().click();
    await report.getByRole('button', { name: 'Надіслати звіт' }).click();
    await staff.sees('reported');
    await citizen.isTold(/повідомив, що роботу виконано/);
    await staff.page.context().close();
  });

  await test.step('the responsible person closes the card (6.1.4)', async () => {
    const staff = await Staff.signsIn(browser, responsible);
    await staff.opens(number);
    await expect(staff.page.getByTestId('card-result')).toContainText(ANSWER);
    const close = await staff.form('close');
    await close.getByRole('button', { name: 'Закрити', exact: true }).click();
    await staff.page.getByTestId('confirm-close').click();
    await staff.sees('closed');
    expect(await staff.offered()).toEqual([]);
    await citizen.isTold(/Розгляд завершено/);
    await citizen.isTold(/Замінено лампу й кабель/);
    await staff.page.context().close();
  });

  await test.step('the citizen sees the closed appeal in the list of their own', async () => {
    await citizen.presses('📋 Мої звернення');
    await citizen.hears(number);
    await citizen.hears('розгляд завершено');
  });
});

test('a page address survives signing in, and signing out ends the session', async ({ page }) => {
  const responsible = worker('responsible');
  await page.goto(`${city.web_url}/register?month=2026-01`);
  await page.getByRole('button', { name: 'Увійти' }).click();
  await page.locator('input[name="username"]').fill(responsible.user);
  await page.locator('input[name="password"]').fill(responsible.password);
  await page.locator('button[type="submit"]').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Реєстр звернень' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('?month=2026-01');

  await page.getByTestId('user-menu').click();
  await page.getByRole('menuitem', { name: 'Вийти' }).click();
  await expect(page.getByRole('button', { name: 'Увійти' })).toBeVisible();
  await page.goto(`${city.web_url}/register`);
  await expect(page.getByRole('button', { name: 'Увійти' })).toBeVisible();
});
