// Fields whose text is no value, such as a day out of range: the form holds something else than they show.

/** Whether a field of the form says so by its custom validity; it is asked to tell the reason, and shown. */
export function holdsUnfit(form: HTMLFormElement): boolean {
  const unfit = [...form.elements].find((field) => field instanceof HTMLInputElement && field.validity.customError);
  if (!(unfit instanceof HTMLInputElement)) return false;
  unfit.checkValidity();
  // Focus would open its calendar over the reason.
  unfit.scrollIntoView({ block: 'nearest' });
  return true;
}
