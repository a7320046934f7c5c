/** The page face's own words. */
const en = {
  title: 'Trophies',
} as const;

export default en;
