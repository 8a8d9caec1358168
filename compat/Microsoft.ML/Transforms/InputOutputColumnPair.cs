using Microsoft.ML.Compat;

namespace Microsoft.ML;

public sealed class InputOutputColumnPair
{
    public InputOutputColumnPair(string outputColumnName, string inputColumnName = null)
    {
        OutputColumnName = Guard.NotEmpty(outputColumnName, nameof(outputColumnName));
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    public string InputColumnName { get; }

    public string OutputColumnName { get; }

    internal static (string Output, string Input)[] Pairs(InputOutputColumnPair[] columns)
        => [.. Guard.NotNull(columns, nameof(columns)).Select(c => (c.OutputColumnName, c.InputColumnName))];
}
