/// Evaluates the checks of a schema on canonical values.
public enum Checker {
    /// One finding for each check and place that fails, in the schema's order: a hard check's is `invalid`, a soft
    /// one's `unclear`. The path is that of the value to look at first. A check whose operands are null or of
    /// another type is not applied.
    public static func findings(values: JSON, schema: DocumentSchema) -> [Finding] {
        let checked = CheckedValues(values: values, schema: schema)
        return schema.checks.flatMap { check in
            check.form.problems(in: checked).map { problem in
                switch check.severity {
                case .hard:
                    Finding(
                        .invalid, .hardCheckFailed, at: problem.path, check: check.id,
                        message: problem.message)
                case .soft:
                    Finding(
                        .unclear, .softCheckFailed, at: problem.path, check: check.id,
                        message: problem.message)
                }
            }
        }
    }
}

extension Check.Form {
    func problems(in values: CheckedValues) -> [CheckProblem] {
        switch self {
        case .sum(let form): form.problems(in: values)
        case .product(let form): form.problems(in: values)
        case .order(let form): form.problems(in: values)
        case .checksum(let form): form.problems(in: values)
        case .oneOf(let form): form.problems(in: values)
        case .requiredIf(let form): form.problems(in: values)
        case .range(let form): form.problems(in: values)
        case .matches(let form): form.problems(in: values)
        }
    }
}

/// One place where a check fails, and one sentence with the stated and the expected value.
struct CheckProblem: Hashable {
    let path: FieldPath
    let message: String
}
