/** Words shown to people: English always, Welsh when a translator has checked it. */
export interface Text {
  readonly en: string;
  readonly cy?: string;
}

/** A language of {@link Text}. */
export type Language = keyof Text;

/** The words in a language, or in English until they have been translated. */
export function inLanguage(text: Text, language: Language = 'en'): string {
  return text[language] ?? text.en;
}
