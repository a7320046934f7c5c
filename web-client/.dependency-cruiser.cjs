/** The arrows of docs/architecture.md: protocol ← connection ← state ← views; entries wire them. */
const below = (folder, forbidden, why) => ({
  name: `${folder.replaceAll('/', '-')}-stays-below`,
  comment: why,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: `^src/(${forbidden})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'no-orphan-import', severity: 'error', from: {}, to: { couldNotResolve: true } },
    below('protocol', 'connection|state|views|effects|i18n|entries', 'The wire knows nobody.'),
    below('connection', 'state|views|effects|i18n|entries', 'A connection carries; it does not interpret.'),
    below('state', 'views|effects|entries', 'State is shown by views, it does not show itself.'),
    below('i18n', 'connection|state|views|effects|entries', 'Texts are words alone.'),
    below('effects', 'connection|state|views|entries', 'An effect is told what to do.'),
    below('views', 'connection|entries', 'A component knows no sockets.'),
    ...['member', 'host', 'screen', 'page', 'steward'].map((face) => ({
      name: `${face}-knows-no-other-face`,
      severity: 'error',
      from: { path: `^src/views/${face}/` },
      to: { path: '^src/views/(?!shared/)', pathNot: `^src/views/${face}/` },
    })),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.svelte.ts', '.svelte', '.js', '.css'],
      conditionNames: ['svelte', 'browser', 'import', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
