/** Words shown to people: English always, Welsh when a translator has checked it. */
export interface Text {
  readonly en: string;
  readonly cy?: string;
}
