// The address of a form for something new. Identities begin with a letter or a digit, so it is nobody's.
export const NEW = '_new';
