package io.trophycast.paper;

import io.trophycast.protocol.Language;

/**
 * Our own words on paper, in one language; all others are the host's.
 *
 * @param number of a trophy, with {@code {serial}} and {@code {supply}}
 * @param signed stands under the line for a signature when nobody's name does
 */
record PaperWords(String certificate, String awardedTo, String number, String signed, String scan) {
  private static final PaperWords ENGLISH =
      new PaperWords(
          "Certificate", "awarded to", "No. {serial} of {supply}", "Signature", "See this trophy");
  private static final PaperWords GERMAN =
      new PaperWords(
          "Urkunde", "verliehen an", "Nr. {serial} von {supply}", "Unterschrift", "Zur Trophäe");
  private static final PaperWords SPANISH =
      new PaperWords(
          "Certificado", "otorgado a", "N.º {serial} de {supply}", "Firma", "Ver este trofeo");
  private static final PaperWords ARABIC =
      new PaperWords("شهادة", "تُمنح إلى", "رقم {serial} من {supply}", "التوقيع", "شاهد الجائزة");

  static PaperWords in(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH;
      case GERMAN -> GERMAN;
      case SPANISH -> SPANISH;
      case ARABIC -> ARABIC;
    };
  }
}
