using MLNetVision.Networks;

namespace MLNetVision.Compute.Steps;

/// <summary>The error for what only sizes or data show.</summary>
internal static class Refusal
{
    public static ArgumentException Of(Node node, string expected, string got, string advice) =>
        new($"'{node.Name}' ({node.Op.Name}) expects {expected}, but got {got}. {advice}");
}
