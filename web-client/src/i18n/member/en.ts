/** The member face's own words. */
const en = {
  title: 'Trophycast',
} as const;

export default en;
