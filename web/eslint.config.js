// Lint rules, among them the one-way arrows of the folders: app → features → lib → api.
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const features = ['session', 'worklist', 'register', 'card', 'moderation', 'audit', 'reports', 'admin', 'inbox'];

/** Forbids imports of the given rooms, by alias or by climbing out of one's own. */
function closed(folder, rooms, message) {
  const names = rooms.join('|');
  return {
    files: [`src/${folder}/**`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: `^(@/|(\\.\\./)+)(features/)?(${names})(/|$)`, message }] },
      ],
    },
  };
}

// The citizens' page is on its own: no room of the staff application, and no package.
const UPLOAD = 'the upload page loads nothing of the staff application';

const ARROWS = 'arrows run app → features → lib → api';

export default tseslint.config(
  { ignores: ['dist/', 'src/api/schema.gen.ts', 'src/api/admin.gen.ts'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-globals': ['error', { name: 'fetch', message: 'requests go through src/api' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  closed('upload', ['api', 'lib', 'app', 'features', ...features], UPLOAD),
  closed('api', ['lib', 'app', 'features', ...features], ARROWS),
  closed('lib', ['app', 'features', ...features], ARROWS),
  ...features.map((feature) =>
    closed(
      `features/${feature}`,
      ['app', ...features.filter((other) => other !== feature)],
      `${ARROWS}; features do not know one another: share through lib`,
    ),
  ),
  { files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
);
