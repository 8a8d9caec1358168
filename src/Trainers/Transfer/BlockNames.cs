using MLNetVision.Networks;

namespace MLNetVision.Trainers.Transfer;

/// <summary>The blocks of a network, told by the names of its parameters.</summary>
internal static class BlockNames
{
    /// <summary>
    /// The name prefixes of the blocks, in the order of the network: up to the first part of the name that is a number ("layer1.0", "features.12"), or the
    /// whole layer's name where no part is.
    /// </summary>
    public static IReadOnlyList<string> Of(Network network) => [.. network.Parameters.Select(p => BlockOf(p.Name)).Distinct(StringComparer.Ordinal)];

    private static string BlockOf(string parameter)
    {
        var parts = parameter.Split('.')[..^1];
        var number = Array.FindIndex(parts, part => part.Length > 0 && part.All(char.IsAsciiDigit));
        return string.Join('.', number > 0 ? parts[..(number + 1)] : parts);
    }
}
