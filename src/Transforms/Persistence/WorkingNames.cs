namespace MLNetVision.Transforms.Persistence;

/// <summary>
/// The columns that a saved chain works with and drops at its end. The values of the ONNX graph have these names, so that the user's columns can have any: dots,
/// blanks, endings that ML.NET cuts off.
/// </summary>
/// <param name="Picture">The resized picture.</param>
/// <param name="Input">What the graph takes.</param>
/// <param name="Output">What the graph gives.</param>
internal sealed record WorkingNames(string Picture, string Input, string Output)
{
    private const string Prefix = nameof(MLNetVision);

    /// <summary>Names other than those of the user's columns.</summary>
    public static WorkingNames Beside(params IReadOnlyCollection<string> taken) =>
        new(Free(nameof(Picture), taken), Free(nameof(Input), taken), Free(nameof(Output), taken));

    private static string Free(string name, IReadOnlyCollection<string> taken) =>
        Enumerable.Range(0, taken.Count + 1).Select(i => i == 0 ? $"{Prefix}.{name}" : $"{Prefix}.{name}.{i}").First(n => !taken.Contains(n));
}
