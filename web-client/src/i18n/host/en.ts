/** The host face's own words. */
const en = {
  title: 'Run the stage',
} as const;

export default en;
