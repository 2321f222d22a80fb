/// What a word means inside a date: the names of months and days in English, German, French, Spanish, Italian,
/// Dutch, Portuguese and Swedish (with what Danish, Norwegian, Malay and Polish add), and the words around them.
struct DateWord: Hashable {
    /// 1 to 12; nil for words that name no month.
    var month: Int?
    var isWeekday = false
    /// Stands before or between the parts: "12th of March", "le 12 mars", "12 de marzo".
    var isFiller = false
    /// Follows a number directly: 12th, 1er.
    var isOrdinal = false
    /// Belongs to a time of day.
    var isTime = false

    /// nil for words that no date holds.
    static func meaning(of word: FoldedWord) -> DateWord? { vocabulary[word] }

    private static let vocabulary: [FoldedWord: DateWord] = {
        let names = months.enumerated().map { ($0.element, DateWord(month: $0.offset + 1)) }
        let others = [
            (weekdays, DateWord(isWeekday: true)), (fillers, DateWord(isFiller: true)),
            (ordinals, DateWord(isOrdinal: true)), (times, DateWord(isTime: true)),
        ]
        return Dictionary(lists: names + others) { $0.merged(with: $1) }
    }()

    private func merged(with other: DateWord) -> DateWord {
        DateWord(
            month: month ?? other.month, isWeekday: isWeekday || other.isWeekday,
            isFiller: isFiller || other.isFiller, isOrdinal: isOrdinal || other.isOrdinal,
            isTime: isTime || other.isTime)
    }

    /// Folded names and abbreviations, January first.
    private static let months = [
        "january jan januar janner jaenner janvier janv enero ene gennaio gen januari janeiro stycznia",
        "february feb februar feber februari fevrier fevr fev febrero febbraio fevereiro lutego",
        "march mar marz maerz mrz mars marzo maart mrt marco marts mac marca",
        "april apr avril avr abril abr aprile kwietnia",
        "may mai mayo maggio mag mei maio maj maja",
        "june jun juni juin junio giugno giu junho czerwca",
        "july jul juli juillet juil julio luglio lug julho julai lipca",
        "august aug aout aou agosto ago augustus augusti ogos sierpnia",
        "september sep sept septembre septiembre setiembre settembre set setembro wrzesnia",
        "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika",
        "november nov novembre noviembre novembro listopada",
        "december dec dezember dez decembre diciembre dic dicembre dezembro desember disember des grudnia",
    ]
    private static let weekdays =
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
        + "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
        + "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim "
        + "lunes martes miercoles jueves viernes sabado domingo mar mie jue vie sab dom "
        + "lunedi martedi mercoledi giovedi venerdi sabato domenica gio "
        + "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo "
        + "segunda terca quarta quinta sexta feira seg ter qua qui sex "
        + "mandag tisdag onsdag torsdag fredag lordag sondag man tis ons tor tors fre lor son"
    private static let fillers = "of the de del dello di du d le la el il den der dem am on a o i"
    private static let ordinals = "st nd rd th er ere re e eme o a"
    private static let times =
        "t z h hr hrs s sec am pm a p m uhr um at kl klo klockan alle las ora ore heure heures min "
        + "utc gmt cet cest est edt cst cdt mst mdt pst pdt bst ist myt sgt"
}
