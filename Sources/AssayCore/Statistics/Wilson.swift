/// The score interval of a proportion: Wilson, "Probable inference, the law of succession, and statistical
/// inference", JASA 22 (1927). It keeps inside 0...1 and its coverage is right for small n too, which is not
/// so for the usual p ± 1.96 s (Brown, Cai and DasGupta, Statistical Science 16, 2001).
public enum Wilson {
    /// 95 % interval of `successes` in `trials` independent trials; 0...1 where there is no trial.
    public static func interval(successes: Int, of trials: Int) -> Interval {
        guard trials > 0 else { return Interval(low: 0, high: 1) }
        let z = NormalQuantile.twoSided95
        let n = Double(trials)
        let rate = Double(successes) / n
        let scale = 1 + z * z / n
        let centre = (rate + z * z / (2 * n)) / scale
        let reach = z * (rate * (1 - rate) / n + z * z / (4 * n * n)).squareRoot() / scale
        // At the ends the bound is 0 or 1 by algebra; floating point misses it by an ulp.
        return Interval(
            low: successes == 0 ? 0 : max(0, centre - reach),
            high: successes == trials ? 1 : min(1, centre + reach))
    }
}
