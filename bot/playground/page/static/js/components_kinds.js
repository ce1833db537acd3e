/** The types of components (Discord's component reference), and how many values each lets one choose. */

export const Kind = Object.freeze({
  ACTION_ROW: 1,
  BUTTON: 2,
  STRING_SELECT: 3,
  TEXT_INPUT: 4,
  USER_SELECT: 5,
  ROLE_SELECT: 6,
  MENTIONABLE_SELECT: 7,
  CHANNEL_SELECT: 8,
  SECTION: 9,
  TEXT_DISPLAY: 10,
  THUMBNAIL: 11,
  MEDIA_GALLERY: 12,
  FILE: 13,
  SEPARATOR: 14,
  CONTAINER: 17,
  LABEL: 18,
  FILE_UPLOAD: 19,
  RADIO_GROUP: 21,
  CHECKBOX_GROUP: 22,
  CHECKBOX: 23,
});

export const SELECTS = Object.freeze([
  Kind.STRING_SELECT,
  Kind.USER_SELECT,
  Kind.ROLE_SELECT,
  Kind.MENTIONABLE_SELECT,
  Kind.CHANNEL_SELECT,
]);

/** The fewest and the most values of a menu or a group; none said is one of each (as many as there are boxes). */
export function bounds(component) {
  const most = component.type === Kind.CHECKBOX_GROUP ? component.options.length : 1;
  return { least: component.min_values ?? 1, most: component.max_values ?? most };
}

/** The values that a menu or a group proposes. */
export function proposed(component) {
  return (component.options ?? []).filter((option) => option.default).map((option) => option.value);
}
