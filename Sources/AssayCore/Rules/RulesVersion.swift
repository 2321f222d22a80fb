/// Version of how the rules find values and of what is asked of evidence, as it stands in the record of a run.
public enum RulesVersion {
    /// Goes up with every change that can give another value, other evidence or another finding.
    public static let current = "13"
}
