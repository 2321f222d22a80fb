/// What a word means inside a date: the names of months and days in English, German, French, Spanish, Italian,
/// Dutch, Portuguese and Swedish (with what Danish, Norwegian and Malay add), and the words around them.
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

    /// The meaning of a folded word (`LatinFolding`); nil for words that no date holds.
    static func meaning(of folded: String) -> DateWord? { vocabulary[folded] }

    private static let vocabulary: [String: DateWord] = {
        var words: [String: DateWord] = [:]
        for (index, names) in months.enumerated() {
            for name in names.split(separator: " ") {
                words[String(name), default: DateWord()].month = index + 1
            }
        }
        for name in weekdays.split(separator: " ") {
            words[String(name), default: DateWord()].isWeekday = true
        }
        for name in fillers.split(separator: " ") { words[String(name), default: DateWord()].isFiller = true }
        for name in ordinals.split(separator: " ") {
            words[String(name), default: DateWord()].isOrdinal = true
        }
        for name in times.split(separator: " ") { words[String(name), default: DateWord()].isTime = true }
        return words
    }()

    /// Folded names and abbreviations, January first.
    private static let months = [
        "january jan januar janner jaenner janvier janv enero ene gennaio gen januari janeiro",
        "february feb februar februari fevrier fevr fev febrero febbraio fevereiro",
        "march mar marz maerz mrz mars marzo maart mrt marco marts mac",
        "april apr avril avr abril abr aprile",
        "may mai mayo maggio mag mei maio maj",
        "june jun juni juin junio giugno giu junho",
        "july jul juli juillet juil julio luglio lug julho julai",
        "august aug aout aou agosto ago augustus augusti ogos",
        "september sep sept septembre septiembre setiembre settembre set setembro",
        "october oct oktober okt octobre octubre ottobre ott outubro out",
        "november nov novembre noviembre novembro",
        "december dec dezember dez decembre diciembre dic dicembre dezembro desember disember des",
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
