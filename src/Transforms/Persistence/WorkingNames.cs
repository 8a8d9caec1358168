namespace MLNetVision.Transforms.Persistence;

/// <summary>
/// The columns that a saved chain works with and drops at its end. The values of the ONNX graph have these names, so that the user's columns can have any:
/// dots, blanks, endings that ML.NET cuts off.
/// </summary>
/// <param name="Picture">The resized picture.</param>
/// <param name="Input">What the graph takes.</param>
/// <param name="Outputs">What the graph gives, an output each.</param>
internal sealed record WorkingNames(string Picture, string Input, IReadOnlyList<string> Outputs)
{
    private const string Prefix = nameof(MLNetVision);

    /// <summary>Names other than those of the user's columns.</summary>
    /// <param name="outputs">How many outputs the graph has.</param>
    /// <param name="taken">The user's columns.</param>
    public static WorkingNames Beside(int outputs, IReadOnlyCollection<string> taken) => new(
        Free(nameof(Picture), taken), Free(nameof(Input), taken),
        [.. Enumerable.Range(0, outputs).Select(i => Free(i == 0 ? "Output" : $"Output{i + 1}", taken))]);

    /// <summary>Where a column of the user's stays meanwhile.</summary>
    public static string Aside(string name, IReadOnlyCollection<string> taken) => Free($"Kept.{name}", taken);

    private static string Free(string name, IReadOnlyCollection<string> taken) =>
        Enumerable.Range(0, taken.Count + 1).Select(i => i == 0 ? $"{Prefix}.{name}" : $"{Prefix}.{name}.{i}").First(n => !taken.Contains(n));
}
