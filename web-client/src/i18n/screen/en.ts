/** The screen face's own words. */
const en = {
  title: 'Venue screen',
} as const;

export default en;
