/** The guided visit. */

/** Put the visit in its place. */
export function mountTour() {}
