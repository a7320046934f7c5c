package io.trophycast.paper;

import io.trophycast.protocol.Language;
import io.trophycast.protocol.Way;

/**
 * Our own words on paper, in one language; all others are the host's. Numbers stand beside words
 * and not among them, so that no plural is needed.
 *
 * @param number of a trophy, with {@code {serial}} and {@code {supply}}
 * @param signed stands under the line for a signature when nobody's name does
 * @param more drops than the sheet has room for, with {@code {count}}
 */
record PaperWords(
    String certificate,
    String awardedTo,
    String number,
    String signed,
    String scan,
    String join,
    String pin,
    String plan,
    String surprise,
    String more,
    String trophies,
    Ways ways) {

  /** How winners are found. */
  record Ways(String firstCome, String raffle, String standing, String everyone) {}

  private static final PaperWords ENGLISH =
      new PaperWords(
          "Certificate",
          "awarded to",
          "No. {serial} of {supply}",
          "Signature",
          "See this trophy",
          "Join in with your phone",
          "PIN",
          "What happens",
          "Keep your phone at hand: drops are announced there and on the screen.",
          "More on your phone: {count}",
          "Trophies",
          new Ways("first come", "drawn by lot", "the top of the board", "everybody who is here"));
  private static final PaperWords GERMAN =
      new PaperWords(
          "Urkunde",
          "verliehen an",
          "Nr. {serial} von {supply}",
          "Unterschrift",
          "Zur Trophäe",
          "Mach mit, mit deinem Handy",
          "PIN",
          "Was passiert",
          "Behalte dein Handy in der Hand: Drops werden dort und auf der Leinwand angekündigt.",
          "Weitere auf deinem Handy: {count}",
          "Trophäen",
          new Ways(
              "wer zuerst kommt", "ausgelost", "die Besten der Rangliste", "alle, die da sind"));
  private static final PaperWords SPANISH =
      new PaperWords(
          "Certificado",
          "otorgado a",
          "N.º {serial} de {supply}",
          "Firma",
          "Ver este trofeo",
          "Participa con tu móvil",
          "PIN",
          "Qué va a pasar",
          "Ten el móvil a mano: los drops se anuncian ahí y en la pantalla.",
          "Más en tu móvil: {count}",
          "Trofeos",
          new Ways("por orden de llegada", "por sorteo", "lo más alto de la tabla", "para todos"));
  private static final PaperWords ARABIC =
      new PaperWords(
          "شهادة",
          "تُمنح إلى",
          "رقم {serial} من {supply}",
          "التوقيع",
          "شاهد الجائزة",
          "شارك بهاتفك",
          "رمز الدخول",
          "ماذا سيحدث",
          "أبقِ هاتفك في يدك: تُعلن الإطلاقات عليه وعلى الشاشة.",
          "المزيد على هاتفك: {count}",
          "الجوائز",
          new Ways("لمن يسبق", "بالقرعة", "لأصحاب المراكز الأولى", "لكل الحاضرين"));

  static PaperWords in(Language language) {
    return switch (language) {
      case ENGLISH -> ENGLISH;
      case GERMAN -> GERMAN;
      case SPANISH -> SPANISH;
      case ARABIC -> ARABIC;
    };
  }

  String way(Way way) {
    return switch (way) {
      case FIRST_COME -> ways.firstCome();
      case RAFFLE -> ways.raffle();
      case STANDING -> ways.standing();
      case EVERYONE -> ways.everyone();
    };
  }
}
