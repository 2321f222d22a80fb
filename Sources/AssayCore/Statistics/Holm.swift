/// Many tests at once: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal
/// of Statistics 6 (1979). Keeps the chance of any false alarm in the family at the level of a single test,
/// whatever the dependence between the tests.
public enum Holm {
    /// Adjusted p-values in the order given.
    public static func adjusted(_ pValues: [Double]) -> [Double] {
        var adjusted = pValues
        var highest = 0.0
        for (rank, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
            highest = max(highest, min(1, pValues[index] * Double(pValues.count - rank)))
            adjusted[index] = highest
        }
        return adjusted
    }
}
