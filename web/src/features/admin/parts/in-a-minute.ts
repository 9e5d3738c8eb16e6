// When what an administrator saved takes effect: every part of the service reads it anew within a minute.
export const IN_A_MINUTE = 'Зміни почнуть діяти протягом хвилини.';
