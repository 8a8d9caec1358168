namespace MLNetVision.Onnx.Checking;

/// <summary>What became of one model.</summary>
public enum ModelCheckOutcome
{
    /// <summary>All results are those on file.</summary>
    Passed,

    /// <summary>It holds what is not supported.</summary>
    Unsupported,

    /// <summary>A result is another one.</summary>
    Failed,
}

/// <summary>What became of one model.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Outcome">Whether it passed.</param>
public sealed record ModelCheckResult(string Name, ModelCheckOutcome Outcome)
{
    /// <summary>Why it did not pass.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The steps that are not supported.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The engine that ran it.</summary>
    public string Engine { get; init; } = "";

    /// <summary>The largest difference as a multiple of what is allowed.</summary>
    public double LargestDifference { get; init; }

    /// <summary>Inputs whose values were built in.</summary>
    public IReadOnlyList<string> FixedInputs { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Reason.Length == 0 ? $"{Name}: {Outcome}" : $"{Name}: {Outcome}, {Reason}";
}
